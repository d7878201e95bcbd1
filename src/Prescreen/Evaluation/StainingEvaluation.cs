using Prescreen.Facts;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Evaluates immunohistochemistry of an operation's specimen by pattern and share of cells (clinical.md I5, §5).</summary>
internal static class StainingEvaluation
{
    /// <summary>The specimens of the operation decide together; older ones must be looked at.</summary>
    public static Finding Evaluate(StainingCriterion criterion, EvaluationContext context)
    {
        var results = Results(criterion, context, out var pending);
        if (results.Count == 0)
        {
            return pending is not null
                ? new(Outcome.Unknown, new Reason("{0} is still pending.", criterion.Title), [new Evidence(pending)])
                : new(Outcome.Unknown, new Reason("{0} isn't on record; staining of the resected tumour would settle it.", criterion.Title));
        }

        Evidence[] all = [.. results.Select(one => new Evidence(one))];
        if (criterion.Specimen is not { } anchor || AnchorReading.Find(anchor, context) is not { Effective: { } surgery } operation)
        {
            return new(Outcome.Review, new Reason("{0} is on record, but the surgery isn't: a person must say whose specimen it is.", criterion.Title), all);
        }

        var current = results.FindAll(one => SpecimenTime.Of(one, context) is { } when && when.FirstDay >= surgery.LastDay.AddDays(-1));
        if (current.Count < results.Count && results.Exists(one => SpecimenTime.Of(one, context) is not { } when || (when.LastDay >= surgery.FirstDay.AddDays(-1) && when.FirstDay < surgery.LastDay.AddDays(-1))))
        {
            return new(Outcome.Review, new Reason("{0}: a specimen's date is too vague to say whether it is of the surgery of {1}.", criterion.Title, surgery), all);
        }

        if (current.Count == 0)
        {
            return pending is not null && SpecimenTime.Of(pending, context) is { } ordered && ordered.FirstDay >= surgery.LastDay.AddDays(-1)
                ? new(Outcome.Unknown, new Reason("{0} of the surgery of {1} is still pending; only an older specimen is on record.", criterion.Title, surgery), [new Evidence(pending), .. all])
                : new(Outcome.Review, new Reason("{0} is only of a specimen from before the surgery of {1}.", criterion.Title, surgery), all);
        }

        return Together(criterion, current, operation, context);
    }

    private static List<ResultFact> Results(StainingCriterion criterion, EvaluationContext context, out ResultFact? pending)
    {
        pending = null;
        var results = new List<ResultFact>();
        foreach (var concept in criterion.Tests)
        {
            foreach (var fact in context.Record.Of(concept))
            {
                if (fact is not ResultFact result || !result.Concepts.Contains(concept) || (ResultSelection.TimeOf(result) is { } when && !context.AsOf.IsThere(when)))
                {
                    continue;
                }

                if (ResultSelection.StatusOf(result) is ResultStatus.Registered || Placeholder.Of(result.Value, context.Protocol.Answers) is PlaceholderKind.Pending)
                {
                    pending = result;
                }
                else if (!result.IsDataAbsent && (result.Value.Kind is not ValueKind.None || result.Components.Count > 0 || !result.Interpretation.IsEmpty) && !results.Contains(result))
                {
                    results.Add(result);
                }
            }
        }

        return results;
    }

    private static Finding Together(StainingCriterion criterion, List<ResultFact> current, ProcedureFact operation, EvaluationContext context)
    {
        var finding = StainingResult.Decide(criterion, current[0], context);
        foreach (var other in current)
        {
            if (StainingResult.Decide(criterion, other, context).Outcome != finding.Outcome)
            {
                return new(
                    Outcome.Review,
                    new Reason("{0}: specimens of the surgery of {1} disagree.", criterion.Title, operation.Effective),
                    [.. current.Select(one => new Evidence(one)), new Evidence(operation)]);
            }
        }

        return new Finding(finding.Outcome, finding.Reason, [.. finding.Evidence, new Evidence(operation)], finding.Basis);
    }
}
