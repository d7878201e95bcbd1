using System.Collections.Immutable;
using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;
using Prescreen.Vocabulary;

namespace Prescreen.Evaluation;

/// <summary>Evaluates a laboratory or measured value (clinical.md §2.3–7, §7 Results).</summary>
internal static class LabEvaluation
{
    /// <summary>The latest valid result in the window decides.</summary>
    public static Finding Evaluate(LabCriterion criterion, EvaluationContext context)
        => criterion.Finding is { } kind ? NarrativeLab.Complete(OfResults(criterion, context), kind, criterion, context) : OfResults(criterion, context);

    private static Finding OfResults(LabCriterion criterion, EvaluationContext context)
    {
        var selection = ResultSelection.Of(context, Codes(criterion), criterion.WithinDays);
        var title = criterion.Labs[0].Title;
        if (selection.Deciding.Count == 0)
        {
            return WithoutResult(selection, criterion, title, context);
        }

        var finding = Decide(criterion, selection.Deciding[0], context);
        for (var i = 1; i < selection.Deciding.Count; i++)
        {
            var other = Decide(criterion, selection.Deciding[i], context);
            if (other.Outcome != finding.Outcome)
            {
                return Differ(title, selection.Deciding);
            }
        }

        foreach (var undated in selection.Undated)
        {
            if (Decide(criterion, undated, context).Outcome != finding.Outcome)
            {
                return new Finding(
                    Outcome.Review,
                    new Reason("{0}: another result has no date and would decide differently.", title),
                    [.. finding.Evidence, new Evidence(undated)]);
            }
        }

        return selection.IsVague && finding.Outcome is Outcome.Met or Outcome.NotMet
            ? new Finding(Outcome.Review, new Reason("{0}: the date of the latest result is too vague to say whether it is of the last {1} days.", title, criterion.WithinDays), finding.Evidence)
            : finding;
    }

    /// <summary>What is so where nothing in the window decides: stale, pending, undated or nothing.</summary>
    internal static Finding WithoutResult(ResultSelection selection, int withinDays, string title, string? settledBy)
    {
        if (selection.Undated.Count > 0)
        {
            return new(Outcome.Review, new Reason("{0}: the result has no date.", title), [.. selection.Undated.Select(one => new Evidence(one))]);
        }

        if (selection.Comment is { } comment)
        {
            return new(Outcome.Review, new Reason("{0}: the result only points to a comment.", title), [new Evidence(comment), .. Old(selection)]);
        }

        if (selection.Stale is { } stale)
        {
            return new(
                Outcome.Unknown,
                new Reason("{0}: last {1}, older than {2} days; {3} would settle it.", title, ResultSelection.TimeOf(stale), withinDays, settledBy ?? "a new result"),
                [new Evidence(stale)]);
        }

        return selection.Pending is { } pending
            ? new(Outcome.Unknown, new Reason("{0}: the result is still pending.", title), [new Evidence(pending)])
            : withinDays == ResultSelection.Ever
            ? new(Outcome.Unknown, new Reason("{0}: no result on record; {1} would settle it.", title, settledBy ?? "a result"))
            : new(Outcome.Unknown, new Reason("{0}: no result on record in the last {1} days; {2} would settle it.", title, withinDays, settledBy ?? "a result"));

        static IEnumerable<Evidence> Old(ResultSelection selection) => selection.Stale is { } old ? [new Evidence(old)] : [];
    }

    /// <summary>Results of the same time that would decide differently.</summary>
    internal static Finding Differ(string title, List<ResultFact> results)
        => new(
            Outcome.Review,
            new Reason("{0}: {1} results of the same time would decide differently.", title, results.Count),
            [.. results.Select(one => new Evidence(one))]);

    private static Finding WithoutResult(ResultSelection selection, LabCriterion criterion, string title, EvaluationContext context)
    {
        if (selection.Undated.Count == 0 || selection.Comment is not null || selection.Stale is not null || selection.Pending is not null)
        {
            return WithoutResult(selection, criterion.WithinDays, title, criterion.SettledBy);
        }

        var first = Decide(criterion, selection.Undated[0], context);
        return first.Outcome is Outcome.Review ? first : WithoutResult(selection, criterion.WithinDays, title, criterion.SettledBy);
    }

    private static ImmutableArray<Concept> Codes(LabCriterion criterion)
        => criterion.Labs.Length == 1 ? criterion.Labs[0].Codes : [.. criterion.Labs.SelectMany(lab => lab.Codes)];

    private static Finding Decide(LabCriterion criterion, ResultFact result, EvaluationContext context)
    {
        var lab = LabOf(criterion, result);
        if (ResultSelection.StatusOf(result) is not ResultStatus.Final)
        {
            return Review(result, "{0}: {1} is not final.", lab);
        }

        if (criterion.Method is { } method && result.Concepts.ContainsAny(method.Codes) && !result.Method.Contains(method.Is))
        {
            return Review(result, result.MethodLabel is null ? "{0}: {1} was measured by an unstated method." : "{0}: {1} was measured by another method.", lab);
        }

        if (criterion.RoomAir is { } air && !result.Concepts.ContainsAny(air.Codes) && !OxygenReading.IsRoomAir(result, air))
        {
            return Review(result, "{0}: {1} of {2} isn't stated to be on room air.", lab);
        }

        var value = LabValue.Read(lab, result.Value);
        if (value.Problem is not null)
        {
            return Review(result, value.Problem, lab);
        }

        var usual = Compare(criterion.Require, value, lab, result, context);
        return criterion.Instead is { } instead ? InsteadOf(usual, instead, Compare(instead.Require, value, lab, result, context), context) : usual;
    }

    // The other limit counts with a certain diagnosis; with an uncertain one a person must look where it would decide otherwise.
    private static Finding InsteadOf(Finding usual, InsteadLimit instead, Finding other, EvaluationContext context)
    {
        var (has, diagnosis) = Has(instead, context);
        if (has is Certainty.Yes)
        {
            return new Finding(other.Outcome, other.Reason.With(" The limit is {0} for this patient: " + diagnosis!.Label + ".", instead.Require), [.. other.Evidence, new Evidence(diagnosis)], other.Basis);
        }

        if (usual.Outcome == other.Outcome)
        {
            return usual;
        }

        return has is Certainty.Unclear
            ? new Finding(Outcome.Review, usual.Reason.With(" With {0}, which isn't certain, another limit would apply.", diagnosis!.Label), [.. usual.Evidence, new Evidence(diagnosis)], usual.Basis)
            : new Finding(usual.Outcome, usual.Reason.With($" {instead.Require} would be allowed with {{0}}, which isn't on record.", context.Protocol.Vocabulary.TitleOf(instead.Condition[0])), usual.Evidence, usual.Basis);
    }

    private static Finding Compare(Threshold threshold, LabValue value, LabDefinition lab, ResultFact result, EvaluationContext context)
        => threshold.IsRelative ? RelativeComparison.Decide(threshold, value, lab, result, context) : Compare(threshold, value, lab, result);

    private static Finding Compare(Threshold threshold, LabValue value, LabDefinition lab, ResultFact result)
    {
        var compared = value.Compared(lab.Unit, threshold);
        Evidence[] evidence = [new Evidence(result, compared)];
        return value.Against(threshold) switch
        {
            Side.Satisfies => new(Outcome.Met, new Reason("{0} {1} of {2} is {3}.", lab.Title, compared, ResultSelection.TimeOf(result), threshold), evidence),
            Side.Fails => new(Outcome.NotMet, new Reason("{0} {1} of {2} is not {3}.", lab.Title, compared, ResultSelection.TimeOf(result), threshold), evidence),
            Side.Straddles => new(Outcome.Review, new Reason("{0} {1} of {2} may or may not be {3}.", lab.Title, compared, ResultSelection.TimeOf(result), threshold), evidence),
            _ => throw new System.Diagnostics.UnreachableException("No such side."),
        };
    }

    private static (Certainty Has, ConditionFact? Diagnosis) Has(InsteadLimit instead, EvaluationContext context)
    {
        ConditionFact? uncertain = null;
        foreach (var concept in instead.Condition)
        {
            foreach (var fact in context.Record.Of(concept))
            {
                if (fact is not ConditionFact condition)
                {
                    continue;
                }

                var exists = ConditionReading.Exists(condition, context).Is;
                var active = instead.MustBeActive ? ConditionReading.IsActive(condition, context).Is : Certainty.Yes;
                if (exists is Certainty.Yes && active is Certainty.Yes && condition.Concepts.Contains(concept))
                {
                    return (Certainty.Yes, condition);
                }

                uncertain = exists is Certainty.No || active is Certainty.No ? uncertain : condition;
            }
        }

        return uncertain is null ? (Certainty.No, null) : (Certainty.Unclear, uncertain);
    }

    /// <summary>Which of a criterion's labs a result is of.</summary>
    internal static LabDefinition LabOf(LabCriterion criterion, ResultFact result)
    {
        foreach (var lab in criterion.Labs)
        {
            if (result.Concepts.ContainsAny(lab.Codes))
            {
                return lab;
            }
        }

        return criterion.Labs[0];
    }

    private static Finding Review(ResultFact result, string format, LabDefinition lab)
        => new(Outcome.Review, new Reason(format, lab.Title, result.Shown, ResultSelection.TimeOf(result)), [new Evidence(result)]);
}
