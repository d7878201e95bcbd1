using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>That the latest imaging study of a window shows no metastasis outside some sites (clinical.md I4.distant, §7).</summary>
internal static class ImagingAbsence
{
    /// <summary>A stated absence is met; an affirmation in any study of the window must be looked at; a coded conclusion of the latest decides against.</summary>
    public static Finding Evaluate(ImagingCriterion criterion, List<ImagingInWindow> inWindow, AnchorEvent surgery)
    {
        var latest = Latest(inWindow);
        var coded = latest.FindAll(one => one.Report.ConclusionCodes.ContainsAny(criterion.ShowsNone));
        if (coded.Count > 0)
        {
            return Coded(criterion, coded.Find(one => one.IsCertain && one.Report.Status is ResultStatus.Final) is { Report: not null } certain ? certain : coded[0], surgery);
        }

        foreach (var one in inWindow)
        {
            if (one.Report.ConclusionCodes.ContainsAny(criterion.ShowsNone))
            {
                return Review(criterion, one, surgery, "another one in the window has a coded conclusion of metastasis", null);
            }

            if (criterion.Narrative is not NarrativeUse.None && MetastasisReading.Of(one.Report, criterion.Inside).Affirmed is { } affirmed)
            {
                return Review(criterion, one, surgery, "its words affirm a metastasis outside the peritoneum", affirmed);
            }
        }

        var finding = Decide(criterion, latest[0], surgery);
        foreach (var one in latest)
        {
            var other = Decide(criterion, one, surgery);
            finding = other.Outcome is Outcome.Met ? finding : other;
        }

        return finding;
    }

    private static Finding Coded(ImagingCriterion criterion, ImagingInWindow one, AnchorEvent surgery)
        => one.IsCertain && one.Report.Status is ResultStatus.Final
            ? new(Outcome.NotMet, new Reason("The {0} of {1} has a coded conclusion of metastasis outside the peritoneum.", criterion.Study.Title, one.Report.Effective), [new Evidence(one.Report), surgery.Evidence])
            : new(Outcome.Review, new Reason("The {0} ({1}) has a coded conclusion of metastasis, but isn't final or not dated well.", criterion.Study.Title, (object?)one.Report.Effective ?? "undated"), [new Evidence(one.Report), surgery.Evidence]);

    private static Finding Decide(ImagingCriterion criterion, ImagingInWindow one, AnchorEvent surgery)
    {
        var report = one.Report;
        var reading = criterion.Narrative is NarrativeUse.None ? default : MetastasisReading.Of(report, criterion.Inside);
        var why = !one.IsCertain ? "its date or the surgery's is too vague"
            : one.How is not Enhancement.Enhanced ? one.WhyNotEnhanced!
            : report.Status is not ResultStatus.Final ? "its report isn't final"
            : reading.Possible is not null ? "its words leave a metastasis open"
            : !report.HasText ? "its report has no words that can be read"
            : criterion.Narrative is NarrativeUse.None || !report.IsRead ? "its words must be read"
            : reading.Absent is not null ? null
            : reading.Historical is not null ? "its words tell of a metastasis only as history"
            : reading.WithoutSite is not null ? "its words tell of metastasis without saying where"
            : reading.ClearedOne is not null ? "its words clear some organs only"
            : "its words don't say whether there is a metastasis outside the peritoneum";
        var words = reading.Possible ?? reading.Absent ?? reading.Historical ?? reading.WithoutSite ?? reading.ClearedOne;
        return why is null
            ? new(
                Outcome.Met,
                new Reason("The {0} of {1}: \"{2}\".", criterion.Study.Title, report.Effective, reading.Absent!.Quote),
                [new Evidence(report, finding: reading.Absent), surgery.Evidence],
                Basis.Narrative)
            : Review(criterion, one, surgery, why, words);
    }

    private static Finding Review(ImagingCriterion criterion, ImagingInWindow one, AnchorEvent surgery, string why, NarrativeFinding? words)
        => new(
            Outcome.Review,
            words is null ? new Reason("The {0} of {1}: {2}.", criterion.Study.Title, (object?)one.Report.Effective ?? "an unknown day", why)
                : new Reason("The {0} of {1}: {2} (\"{3}\").", criterion.Study.Title, (object?)one.Report.Effective ?? "an unknown day", why, words.Quote),
            [new Evidence(one.Report, finding: words), surgery.Evidence],
            words is null ? Basis.Coded : Basis.Narrative);

    // Several where their times overlap, and those that aren't dated.
    private static List<ImagingInWindow> Latest(List<ImagingInWindow> inWindow)
    {
        DateInterval? last = null;
        foreach (var one in inWindow)
        {
            last = one.Report.Effective is { } when && (last is not { } other || when.Start > other.Start) ? when : last;
        }

        return inWindow.FindAll(one => one.Report.Effective is not { } when || when.End > last!.Value.Start || when.Start == last.Value.Start);
    }
}
