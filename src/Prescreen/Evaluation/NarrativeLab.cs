using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Completes a measured value in percent by what reports say of it (clinical.md I9.lvef: narrative suggests, §7).</summary>
internal static class NarrativeLab
{
    /// <summary>Words in the window give review where no result decides, or where they are as late as the result and would decide differently.</summary>
    public static Finding Complete(Finding coded, string kind, LabCriterion criterion, EvaluationContext context)
    {
        if (coded.Outcome is Outcome.Review)
        {
            return coded;
        }

        var title = criterion.Labs[0].Title;
        foreach (var mention in context.Record.Mentions(kind))
        {
            if (mention.Finding.Assertion is not (Assertion.Present or Assertion.Possible or Assertion.Absent) || NarrativeReading.IsOutranked(mention) || !NarrativeReading.IsThere(mention, context)
                || (NarrativeReading.TimeOf(mention, context) is { } told && context.AsOf.Within(told, criterion.WithinDays) is Timing.Before or Timing.After))
            {
                continue;
            }

            var when = NarrativeReading.TimeOf(mention, context);

            if (coded.Outcome is Outcome.Unknown)
            {
                return new(
                    Outcome.Review,
                    new Reason("{0}: only {1} ({2}) tells it, \"{3}\": a person must read it.", title, NarrativeReading.NameOf(mention.Fact), (object?)when ?? "undated", mention.Finding.Quote),
                    [mention.AsEvidence(), .. coded.Evidence],
                    Basis.Narrative);
            }

            if (coded.Evidence is [{ Effective: { } measured }, ..] && when?.LastDay >= measured.FirstDay && Differs(coded.Outcome, mention.Finding, criterion))
            {
                return new(
                    Outcome.Review,
                    new Reason("{0}: the result {1} and the words \"{2}\" ({3}) would decide differently.", title, coded.Evidence[0].Value, mention.Finding.Quote, when),
                    [.. coded.Evidence, mention.AsEvidence()],
                    Basis.Narrative);
            }
        }

        return coded;
    }

    private static bool Differs(Outcome coded, NarrativeFinding finding, LabCriterion criterion)
        => finding.Percent is { } percent && criterion.Require.Compare(percent.Low, percent.LowInclusive, percent.High, percent.HighInclusive) is var side
            && side == (coded is Outcome.Met ? Side.Fails : Side.Satisfies);
}
