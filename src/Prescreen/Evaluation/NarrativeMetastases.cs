using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>What the words of imaging studies, and of other reports, say of metastases outside some sites (clinical.md I6.distant, §7).</summary>
internal static class NarrativeMetastases
{
    private const int MostEvidence = 6;

    /// <summary>Review where any words affirm one, leave one open or tell of one in the past; null where none do.</summary>
    public static Finding? Affirmed(MetastasisFreeCriterion criterion, List<ReportFact>? studies, EvaluationContext context)
    {
        List<NarrativeMention>? found = null;
        foreach (var mention in context.Record.Mentions(FindingKinds.Metastasis))
        {
            if (mention.Finding is { Site: { } site, Assertion: Assertion.Present or Assertion.Possible or Assertion.Historical } && !criterion.Inside.Contains(site)
                && (IsStudy(mention.Fact, studies) || !criterion.OnlyInStudy.Contains(site))
                && !NarrativeReading.IsOutranked(mention) && NarrativeReading.IsThere(mention, context))
            {
                (found ??= []).Add(mention);
            }
        }

        if (found is null)
        {
            return null;
        }

        var told = found.MinBy(mention => (int)mention.Finding.Assertion);
        var text = told.Finding.Assertion is Assertion.Present ? "{0} ({1}) affirms a metastasis, \"{2}\", but no diagnosis says so."
            : told.Finding.Assertion is Assertion.Possible ? "{0} ({1}) leaves a metastasis open: \"{2}\"."
            : "{0} ({1}) tells of a metastasis in the past: \"{2}\".";
        return new(
            Outcome.Review,
            new Reason(text, NarrativeReading.NameOf(told.Fact), (object?)NarrativeReading.Written(told.Fact) ?? "undated", told.Finding.Quote),
            [told.AsEvidence(), .. found.Where(mention => mention != told).Take(MostEvidence - 1).Select(mention => mention.AsEvidence())],
            Basis.Narrative);
    }

    /// <summary>What the latest study says: a stated absence is met; one that isn't read, dated or final must be looked at.</summary>
    public static Finding OfLatest(MetastasisFreeCriterion criterion, List<ReportFact> studies)
    {
        DateInterval? last = null;
        foreach (var report in studies)
        {
            last = report.Effective is { } when && (last is not { } other || when.Start > other.Start) ? when : last;
        }

        Finding? finding = null;
        foreach (var report in studies)
        {
            if (report.Effective is not { } when || when.End > last!.Value.Start || when.Start == last.Value.Start)
            {
                var one = Decide(criterion, report);
                finding = finding is not { } first || Rank(one.Outcome) < Rank(first.Outcome) ? one : first;
            }
        }

        return finding!.Value;
    }

    private static int Rank(Outcome outcome) => outcome is Outcome.Review ? 0 : outcome is Outcome.Met ? 1 : 2;

    private static Finding Decide(MetastasisFreeCriterion criterion, ReportFact report)
    {
        var title = criterion.Study.Title;
        object when = report.Effective is { } known ? known : "an unknown day";
        if (criterion.Narrative is NarrativeUse.None || NarrativeReading.IsUnread(report))
        {
            return new(
                Outcome.Review,
                new Reason(report.HasText ? "No such diagnosis is on record; the words of the {0} of {1} must be read." : "No such diagnosis is on record; the {0} of {1} has no words that can be read.", title, when),
                [new Evidence(report)]);
        }

        var reading = MetastasisReading.Of(report, criterion.Inside);
        if (reading.Absent is { } absent)
        {
            var isSettled = report.Status is ResultStatus.Final && report.Effective is not null;
            return new(
                isSettled ? Outcome.Met : Outcome.Review,
                new Reason(isSettled ? "No such diagnosis is on record, and the {0} of {1} says \"{2}\"; other regions weren't looked at." : "The {0} of {1} says \"{2}\", but isn't final or not dated.", title, when, absent.Quote),
                [new Evidence(report, finding: absent)],
                Basis.Narrative);
        }

        return (reading.WithoutSite ?? reading.ClearedOne) is { } open
            ? new(
                Outcome.Review,
                new Reason(reading.WithoutSite is not null ? "The {0} of {1} tells of metastasis without saying where: \"{2}\"." : "The {0} of {1} clears some organs only: \"{2}\".", title, when, open.Quote),
                [new Evidence(report, finding: open)],
                Basis.Narrative)
            : new(Outcome.Unknown, new Reason("No such diagnosis is on record, and the {0} of {1} doesn't say whether there is one; imaging that rules it out would settle it.", title, when), [new Evidence(report)]);
    }

    private static bool IsStudy(ClinicalFact fact, List<ReportFact>? studies) => studies is not null && fact is ReportFact report && studies.Contains(report);
}
