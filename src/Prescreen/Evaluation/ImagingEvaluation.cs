using Prescreen.Facts;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Evaluates an imaging study around an operation: that it was made, and what it shows (clinical.md I4.ct, I4.distant, §7).</summary>
internal static class ImagingEvaluation
{
    /// <summary>Without the operation's date or a study in the window it is unknown.</summary>
    public static Finding Evaluate(ImagingCriterion criterion, EvaluationContext context)
    {
        if (criterion.Near.Anchor is not { } anchor || AnchorReading.Find(anchor, context) is not { Effective: { } when } surgery)
        {
            return new(Outcome.Unknown, new Reason("The surgery's date isn't on record, so no {0} can be placed; the operation note would settle it.", criterion.Study.Title));
        }

        var (first, _) = criterion.Near.Around(when.FirstDay);
        var (_, last) = criterion.Near.Around(when.LastDay);
        var inWindow = new List<ImagingInWindow>();
        foreach (var (report, how) in ImagingReading.Find(criterion.Study, context))
        {
            if (Place(report, how, criterion, when) is { } placed)
            {
                inWindow.Add(placed);
            }
        }

        if (inWindow.Count == 0)
        {
            return new(
                Outcome.Unknown,
                new Reason("No {0} from {1:yyyy-MM-dd} to {2:yyyy-MM-dd}, around the surgery, is on record; its report would settle it.", criterion.Study.Title, first, last),
                [new Evidence(surgery)]);
        }

        return criterion.Question is ImagingQuestion.WasMade ? WasMade(criterion, inWindow, surgery) : ShowsNone(criterion, inWindow, surgery);
    }

    // Null where the report lies outside the window for certain.
    private static ImagingInWindow? Place(ReportFact report, Enhancement how, ImagingCriterion criterion, DateInterval surgery)
    {
        if (report.Effective is not { } when)
        {
            return new(report, how, IsCertain: false);
        }

        var early = criterion.Near.Around(surgery.FirstDay);
        var late = criterion.Near.Around(surgery.LastDay);
        if (when.LastDay < early.First || when.FirstDay > late.Last)
        {
            return null;
        }

        return new(report, how, when.FirstDay >= late.First && when.LastDay <= early.Last);
    }

    private static Finding WasMade(ImagingCriterion criterion, List<ImagingInWindow> inWindow, ProcedureFact surgery)
    {
        var best = inWindow.Find(one => one is { IsCertain: true, How: Enhancement.Enhanced } && one.Report.Status is ResultStatus.Final);
        if (best.Report is not null)
        {
            return new(Outcome.Met, new Reason("The {0} of {1} lies around the surgery of {2}.", criterion.Study.Title, best.Report.Effective, surgery.Effective), [new Evidence(best.Report), new Evidence(surgery)]);
        }

        var other = inWindow[0];
        var why = !other.IsCertain ? "its date or the surgery's is too vague"
            : other.How is Enhancement.Unenhanced ? "it was made without contrast"
            : other.How is Enhancement.Unstated ? "contrast isn't stated"
            : "its report isn't final";
        return new(Outcome.Review, new Reason("{0} ({1}) is near the surgery of {2}, but {3}.", other.Report.Label ?? criterion.Study.Title, (object?)other.Report.Effective ?? "undated", surgery.Effective, why), [.. inWindow.Select(one => new Evidence(one.Report)), new Evidence(surgery)]);
    }

    private static Finding ShowsNone(ImagingCriterion criterion, List<ImagingInWindow> inWindow, ProcedureFact surgery)
    {
        var latest = inWindow[0];
        foreach (var one in inWindow)
        {
            latest = one.Report.Effective?.Start > latest.Report.Effective?.Start ? one : latest;
        }

        Evidence[] evidence = [new Evidence(latest.Report), new Evidence(surgery)];
        if (latest.Report.ConclusionCodes.ContainsAny(criterion.ShowsNone))
        {
            return latest.IsCertain && latest.Report.Status is ResultStatus.Final
                ? new(Outcome.NotMet, new Reason("The {0} of {1} has a coded conclusion of metastasis outside the peritoneum.", criterion.Study.Title, latest.Report.Effective), evidence)
                : new(Outcome.Review, new Reason("The {0} ({1}) has a coded conclusion of metastasis, but isn't final or not dated well.", criterion.Study.Title, (object?)latest.Report.Effective ?? "undated"), evidence);
        }

        var why = inWindow.Exists(one => one.Report.ConclusionCodes.ContainsAny(criterion.ShowsNone)) ? "another one in the window has a coded conclusion of metastasis"
            : !latest.IsCertain ? "its date or the surgery's is too vague"
            : latest.How is not Enhancement.Enhanced ? "it was made without stated contrast"
            : latest.Report.HasText ? "its words must be read"
            : "its report has no words that can be read";
        return new(Outcome.Review, new Reason("The {0} of {1}: {2}.", criterion.Study.Title, (object?)latest.Report.Effective ?? "an unknown day", why), evidence);
    }

    private readonly record struct ImagingInWindow(ReportFact Report, Enhancement How, bool IsCertain)
    {
        public override string ToString() => $"{Report} {How}";
    }
}
