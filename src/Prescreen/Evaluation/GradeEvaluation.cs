using System.Collections.Immutable;
using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;
using Prescreen.Vocabulary;

namespace Prescreen.Evaluation;

/// <summary>Evaluates a grade on a scale: ECOG, Karnofsky, completeness of cytoreduction (clinical.md I8, I4.cc, §7).</summary>
internal static class GradeEvaluation
{
    /// <summary>The latest grade in the window (or since the anchor) decides.</summary>
    public static Finding Evaluate(GradeCriterion criterion, EvaluationContext context)
        => criterion.Finding is { } kind ? NarrativeGrade.Complete(OfResults(criterion, context), kind, criterion, context) : OfResults(criterion, context);

    private static Finding OfResults(GradeCriterion criterion, EvaluationContext context)
    {
        var days = criterion.WithinDays ?? ResultSelection.Ever;
        var selection = ResultSelection.Of(context, criterion.Codes, days, wordsCount: true);
        if (selection.Deciding.Count > 0)
        {
            return All(selection, criterion.Title, days, one => Decide(criterion, one, context));
        }

        if (criterion.Instead is { } other && ResultSelection.Of(context, other.Codes, days, wordsCount: true) is { Deciding.Count: > 0 } instead)
        {
            return All(instead, other.Title, days, one => Instead(other, one));
        }

        return LabEvaluation.WithoutResult(selection, days, criterion.Title, criterion.SettledBy);
    }

    private static Finding All(ResultSelection selection, string title, int days, Func<ResultFact, Finding> decide)
    {
        var finding = decide(selection.Deciding[0]);
        foreach (var other in selection.Deciding)
        {
            if (decide(other).Outcome != finding.Outcome)
            {
                return LabEvaluation.Differ(title, selection.Deciding);
            }
        }

        return selection.IsVague && finding.Outcome is Outcome.Met or Outcome.NotMet
            ? new Finding(Outcome.Review, new Reason("{0}: its date is too vague to say whether it is of the last {1} days.", title, days), finding.Evidence)
            : finding;
    }

    private static Finding Decide(GradeCriterion criterion, ResultFact result, EvaluationContext context)
    {
        if (criterion.Since is { } anchor && SinceAnchor(criterion, result, anchor, context) is { } placed)
        {
            return placed;
        }

        return Compare(result, criterion.Title, criterion.Answers, criterion.Highest, criterion.Require);
    }

    // Null where the grade is of the anchor's day or later.
    private static Finding? SinceAnchor(GradeCriterion criterion, ResultFact result, Anchor anchor, EvaluationContext context)
    {
        if (AnchorReading.Find(anchor, context) is not { When: var from })
        {
            return new(Outcome.Review, new Reason("{0} {1} can't be placed, as the surgery's date isn't known.", criterion.Title, result.Shown), [new Evidence(result)]);
        }

        var when = ResultSelection.TimeOf(result)!.Value;
        return when.LastDay < from.FirstDay
            ? new(
                Outcome.Unknown,
                new Reason("{0}: the last is of {1}, before the surgery of {2}; {3} would settle it.", criterion.Title, when, from, criterion.SettledBy ?? "a new one"),
                [new Evidence(result)])
            : when.FirstDay < from.LastDay && when != from
                ? new(Outcome.Review, new Reason("{0}: the date {1} is too vague to be before or after the surgery of {2}.", criterion.Title, when, from), [new Evidence(result)])
                : null;
    }

    private static Finding Instead(OtherScale scale, ResultFact result)
        => scale.Require is null
            ? new(Outcome.Review, new Reason("Only {0} {1} of {2} is on record: a person must judge it.", scale.Title, result.Shown, ResultSelection.TimeOf(result)), [new Evidence(result)])
            : Compare(result, scale.Title, [], 100, scale.Require);

    private static Finding Compare(ResultFact result, string title, ImmutableArray<Concept> answers, int highest, Threshold threshold)
    {
        Evidence[] evidence = [new Evidence(result)];
        var when = ResultSelection.TimeOf(result);
        if (ResultSelection.StatusOf(result) is not ResultStatus.Final)
        {
            return new(Outcome.Review, new Reason("{0} {1} of {2} is not final.", title, result.Shown, when), evidence);
        }

        if (GradeValue.Read(result.Value, answers) is not { } grade || grade.Low < 0 || grade.High > highest || grade.Low != decimal.Truncate(grade.Low))
        {
            return new(Outcome.Review, new Reason("{0}: \"{1}\" of {2} isn't a grade from 0 to {3}.", title, result.Shown, when, highest), evidence);
        }

        evidence = [new Evidence(result, grade.Low == grade.High ? $"{grade.Low:0.##}" : $"{grade.Low:0.##}-{grade.High:0.##}")];
        return GradeValue.Against(grade, threshold) switch
        {
            Side.Satisfies => new(Outcome.Met, new Reason("{0} {1} of {2} is {3}.", title, evidence[0].Compared, when, threshold), evidence),
            Side.Fails => new(Outcome.NotMet, new Reason("{0} {1} of {2} is not {3}.", title, evidence[0].Compared, when, threshold), evidence),
            Side.Straddles => new(Outcome.Review, new Reason("{0} {1} of {2} may or may not be {3}.", title, evidence[0].Compared, when, threshold), evidence),
            _ => throw new System.Diagnostics.UnreachableException("No such side."),
        };
    }
}
