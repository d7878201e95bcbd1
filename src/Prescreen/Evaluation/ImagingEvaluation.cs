using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Evaluates an imaging study around an operation: that it was made, and what it shows (clinical.md I4.ct, I4.distant, §7).</summary>
internal static class ImagingEvaluation
{
    /// <summary>Without the operation's date or a study in the window it is unknown.</summary>
    public static Finding Evaluate(ImagingCriterion criterion, EvaluationContext context)
    {
        if (criterion.Near.Anchor is not { } anchor || AnchorReading.Find(anchor, context) is not { When: var when } surgery)
        {
            return new(Outcome.Unknown, new Reason("The surgery's date isn't on record, so no {0} can be placed; the operation note would settle it.", criterion.Study.Title));
        }

        var (first, _) = criterion.Near.Around(when.FirstDay);
        var (_, last) = criterion.Near.Around(when.LastDay);
        var inWindow = new List<ImagingInWindow>();
        foreach (var found in ImagingReading.Find(criterion.Study, context, criterion.Narrative))
        {
            if (Place(found, criterion, when) is { } placed)
            {
                inWindow.Add(placed);
            }
        }

        if (inWindow.Count == 0)
        {
            return new(
                Outcome.Unknown,
                new Reason("No {0} from {1:yyyy-MM-dd} to {2:yyyy-MM-dd}, around the surgery, is on record; its report would settle it.", criterion.Study.Title, first, last),
                [surgery.Evidence]);
        }

        return criterion.Question is ImagingQuestion.WasMade ? WasMade(criterion, inWindow, surgery) : ImagingAbsence.Evaluate(criterion, inWindow, surgery);
    }

    // Null where the report lies outside the window for certain.
    private static ImagingInWindow? Place(FoundImaging found, ImagingCriterion criterion, DateInterval surgery)
    {
        if (found.Report.Effective is not { } when)
        {
            return new(found, IsCertain: false);
        }

        var early = criterion.Near.Around(surgery.FirstDay);
        var late = criterion.Near.Around(surgery.LastDay);
        if (when.LastDay < early.First || when.FirstDay > late.Last)
        {
            return null;
        }

        return new(found, when.FirstDay >= late.First && when.LastDay <= early.Last);
    }

    private static Finding WasMade(ImagingCriterion criterion, List<ImagingInWindow> inWindow, AnchorEvent surgery)
    {
        var enhanced = inWindow.FindAll(one => one is { IsCertain: true, How: Enhancement.Enhanced } && one.Report.Status is ResultStatus.Final);
        if (enhanced.Count > 0)
        {
            // A code says it before words do.
            var best = enhanced.Find(one => one.Contrast is null) is { Report: not null } coded ? coded : enhanced[0];
            return new(
                criterion.Narrative is NarrativeUse.Suggests && best.Contrast is not null ? Outcome.Review : Outcome.Met,
                best.Contrast is { } words
                    ? new Reason("The {0} of {1} lies around the surgery of {2}, and its words say \"{3}\".", criterion.Study.Title, best.Report.Effective, surgery.When, words.Quote)
                    : new Reason("The {0} of {1} lies around the surgery of {2}.", criterion.Study.Title, best.Report.Effective, surgery.When),
                [best.Evidence, surgery.Evidence],
                best.Contrast is null ? Basis.Coded : Basis.Narrative);
        }

        var other = inWindow[0];
        var why = !other.IsCertain ? "its date or the surgery's is too vague" : other.WhyNotEnhanced ?? "its report isn't final";
        return new(
            Outcome.Review,
            new Reason("{0} ({1}) is near the surgery of {2}, but {3}.", other.Report.Label ?? criterion.Study.Title, (object?)other.Report.Effective ?? "undated", surgery.When, why),
            [.. inWindow.Select(one => one.Evidence), surgery.Evidence],
            other.Contrast is null ? Basis.Coded : Basis.Narrative);
    }
}

/// <summary>A study in the window, or perhaps in it.</summary>
internal readonly record struct ImagingInWindow(FoundImaging Found, bool IsCertain)
{
    /// <summary>The report.</summary>
    public ReportFact Report => Found.Report;

    /// <summary>Whether it was enhanced.</summary>
    public Enhancement How => Found.How;

    /// <summary>The words that say so.</summary>
    public NarrativeFinding? Contrast => Found.Contrast;

    /// <summary>The report, with the words on contrast where they count.</summary>
    public Evidence Evidence => new(Report, finding: Contrast);

    /// <summary>Why it doesn't count as enhanced; null where it does.</summary>
    public string? WhyNotEnhanced => How is Enhancement.Unenhanced ? "it was made without contrast"
        : How is Enhancement.Unstated ? "contrast isn't stated"
        : How is Enhancement.Disputed ? "its code and its words differ on contrast"
        : null;

    /// <summary>The reference only.</summary>
    public override string ToString() => Found.ToString();
}
