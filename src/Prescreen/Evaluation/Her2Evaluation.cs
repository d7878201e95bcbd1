using Prescreen.Facts;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Evaluates HER2 by HERACLES, from results and reports (clinical.md §5, §6 I4.her2, §7).</summary>
internal static class Her2Evaluation
{
    private const string Title = "HER2 immunohistochemistry";

    /// <summary>The immunohistochemistry of the latest specimen decides, with in-situ hybridisation where it leaves it open.</summary>
    public static Finding Evaluate(Her2Criterion criterion, EvaluationContext context)
    {
        var latest = Her2Statements.OfLatest(criterion, context, out var pending);
        if (latest.Count == 0)
        {
            return criterion.Finding is not null && Her2Statements.Unread(criterion, context) is { } unread
                ? new(Outcome.Review, new Reason("{0}: the words of {1} ({2}) must be read.", Title, NarrativeReading.NameOf(unread), (object?)unread.Effective ?? "undated"), [new Evidence(unread)])
                : pending is not null
                ? new(Outcome.Unknown, new Reason("{0} is still pending.", Title), [pending], pending.Finding is null ? Basis.Coded : Basis.Narrative)
                : new(Outcome.Unknown, new Reason("{0} isn't on record; staining of the tumour would settle it.", Title));
        }

        if (latest.TrueForAll(one => one.IsPrior))
        {
            return new(Outcome.Review, new Reason("{0}: {1} is told only as history.", Title, latest[0].Shown), [.. latest.Select(one => one.Evidence)], Basis.Narrative);
        }

        var finding = Her2Agreement.Together(criterion, latest, context);
        return finding.Outcome is Outcome.Unknown ? finding : Current(finding, criterion, latest, context);
    }

    // A decision from old tissue, or from before a therapy against HER2, must be looked at.
    private static Finding Current(Finding finding, Her2Criterion criterion, List<Her2Statement> latest, EvaluationContext context)
    {
        var isDecided = finding.Outcome is Outcome.Met or Outcome.NotMet;
        if (latest.Find(one => one.When is not null)?.When is not { } taken)
        {
            return isDecided ? new(Outcome.Review, new Reason("{0} {1} has no date.", Title, latest[0].Shown), finding.Evidence, finding.Basis) : finding;
        }

        if (isDecided && Therapy(criterion, taken, context) is { } given)
        {
            return new(Outcome.Review, new Reason("{0} was given after the specimen of {1}: consider a re-biopsy.", given.Label ?? given.Code, taken), [.. finding.Evidence, new Evidence(given)], finding.Basis);
        }

        return context.AsOf.HasCome(taken.FirstDay.AddMonths(criterion.WithinMonths).AddDays(1))
            ? new(Outcome.Review, new Reason("{0} is of a specimen of {1}, older than {2} months.", Title, taken, criterion.WithinMonths), finding.Evidence, finding.Basis)
            : finding;
    }

    private static MedicationFact? Therapy(Her2Criterion criterion, DateInterval taken, EvaluationContext context)
    {
        foreach (var drug in criterion.Therapy)
        {
            foreach (var fact in context.Record.Of(drug))
            {
                if (fact is MedicationFact { Status: not (MedicationStatus.NotTaken or MedicationStatus.Intended) } given
                    && (given.Start ?? given.HandedOver ?? given.Authored) is var start && (start is not { } began || context.AsOf.IsThere(began))
                    && (given.End ?? given.HandedOver ?? given.Start ?? given.Authored) is var last && (given.Status is MedicationStatus.Active || last is not { } dose || dose.LastDay > taken.FirstDay))
                {
                    return given;
                }
            }
        }

        return null;
    }
}
