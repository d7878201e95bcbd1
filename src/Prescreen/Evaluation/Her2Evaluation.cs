using Prescreen.Facts;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Evaluates HER2 by HERACLES (clinical.md §5, §6 I4.her2, §7).</summary>
internal static class Her2Evaluation
{
    private const string Title = "HER2 immunohistochemistry";

    /// <summary>The immunohistochemistry of the latest specimen decides, with in-situ hybridisation where it leaves it open.</summary>
    public static Finding Evaluate(Her2Criterion criterion, EvaluationContext context)
    {
        var latest = Latest(criterion, context, out var pending);
        if (latest.Count == 0)
        {
            return pending is not null
                ? new(Outcome.Unknown, new Reason("{0} is still pending.", Title), [new Evidence(pending)])
                : new(Outcome.Unknown, new Reason("{0} isn't on record; staining of the tumour would settle it.", Title));
        }

        var finding = Her2Result.Decide(criterion, latest[0], context);
        foreach (var other in latest)
        {
            if (Her2Result.Decide(criterion, other, context).Outcome != finding.Outcome)
            {
                return LabEvaluation.Differ(Title, latest);
            }
        }

        return finding.Outcome is Outcome.Met or Outcome.NotMet ? Current(finding, criterion, latest[0], context) : finding;
    }

    // A decision from old tissue, or from before a therapy against HER2, must be looked at.
    private static Finding Current(Finding finding, Her2Criterion criterion, ResultFact result, EvaluationContext context)
    {
        if (SpecimenTime.Of(result, context) is not { } taken)
        {
            return new(Outcome.Review, new Reason("{0} {1} has no date.", Title, result.Shown), finding.Evidence);
        }

        foreach (var drug in criterion.Therapy)
        {
            foreach (var fact in context.Record.Of(drug))
            {
                if (fact is MedicationFact { Status: not (MedicationStatus.NotTaken or MedicationStatus.Intended) } given
                    && (given.Start ?? given.HandedOver ?? given.Authored) is var start && (start is not { } began || context.AsOf.IsThere(began))
                    && (given.End ?? given.HandedOver ?? given.Start ?? given.Authored) is var last && (given.Status is MedicationStatus.Active || last is not { } dose || dose.LastDay > taken.FirstDay))
                {
                    return new(Outcome.Review, new Reason("{0} was given after the specimen of {1}: consider a re-biopsy.", given.Label ?? given.Code, taken), [.. finding.Evidence, new Evidence(given)]);
                }
            }
        }

        return context.AsOf.HasCome(taken.FirstDay.AddMonths(criterion.WithinMonths).AddDays(1))
            ? new(Outcome.Review, new Reason("{0} is of a specimen of {1}, older than {2} months.", Title, taken, criterion.WithinMonths), finding.Evidence)
            : finding;
    }

    private static List<ResultFact> Latest(Her2Criterion criterion, EvaluationContext context, out ResultFact? pending)
    {
        pending = null;
        var latest = new List<ResultFact>();
        DateInterval? time = null;
        foreach (var concept in new[] { criterion.Ihc, criterion.Miscoded })
        {
            foreach (var fact in context.Record.Of(concept))
            {
                if (fact is not ResultFact result || !result.Concepts.Contains(concept) || latest.Contains(result) || result.IsDataAbsent
                    || (ResultSelection.TimeOf(result) is { } known && !context.AsOf.IsThere(known)))
                {
                    continue;
                }

                if (ResultSelection.StatusOf(result) is ResultStatus.Registered || Placeholder.Of(result.Value, context.Protocol.Answers) is PlaceholderKind.Pending)
                {
                    pending = result;
                    continue;
                }

                if (result.Value.Kind is ValueKind.None && result.Components.Count == 0)
                {
                    continue;
                }

                var taken = SpecimenTime.Of(result, context);
                if (time is { } so && taken is { } when && when.FirstDay > so.LastDay)
                {
                    latest.Clear();
                }

                if (latest.Count == 0 || time is not { } last || taken is not { } one || one.LastDay >= last.FirstDay)
                {
                    latest.Add(result);
                    time = latest.Count == 1 ? taken : time;
                }
            }
        }

        return latest;
    }
}
