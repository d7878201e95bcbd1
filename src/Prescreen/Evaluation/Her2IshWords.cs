using Prescreen.Facts;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>In-situ hybridisation as the words of reports tell it (clinical.md §5, §7 HER2).</summary>
internal static class Her2IshWords
{
    // A report is written some days after its specimen was taken; what is older than this is another's.
    private const int SameWithinDays = 14;

    /// <summary>What the words say of the stained specimen; words on another or an earlier one must be looked at.</summary>
    public static Her2Ish Read(Her2Criterion criterion, Her2Statement stained, EvaluationContext context)
    {
        if (criterion.IshFinding is not { } kind)
        {
            return new(Amplification.NotTested, [], null);
        }

        var amplified = Amplification.NotTested;
        List<Evidence>? evidence = null;
        Evidence? other = null;
        Evidence? pending = null;
        foreach (var mention in context.Record.Mentions(kind))
        {
            if (mention.Finding.Assertion is Assertion.Other || NarrativeReading.IsOutranked(mention) || !NarrativeReading.IsThere(mention, context))
            {
                continue;
            }

            if (mention.Finding.Assertion is Assertion.Planned)
            {
                pending = mention.AsEvidence();
            }
            else if (IsOther(mention, stained, context))
            {
                other = mention.AsEvidence();
            }
            else
            {
                amplified = Her2Ish.Settle(amplified, NarrativeReading.IsFinal(mention) && Her2Statements.MayDecide(criterion, mention.Fact) ? Of(mention.Finding) : Amplification.Unclear);
                (evidence ??= []).Add(mention.AsEvidence());
            }
        }

        return evidence is null && other is not null ? new(Amplification.Unclear, [other], "the in-situ hybridisation is of another specimen")
            : new(amplified, evidence ?? (pending is null ? [] : [pending]), amplified is Amplification.Unclear ? "the in-situ hybridisation is equivocal, not final, or doesn't tell the share of cells" : null);
    }

    private static bool IsOther(NarrativeMention mention, Her2Statement stained, EvaluationContext context)
        => mention.Finding.Assertion is Assertion.Historical
            || (!ReferenceEquals(mention.Fact, stained.Fact) && Her2Ish.IsOtherSpecimen(mention.Fact, stained.Fact))
            || (ReferenceEquals(mention.Fact, stained.Fact) && stained.Words?.Part is { } part && mention.Finding.Part is { } named && named != part)
            || NarrativeReading.TimeOf(mention, context)?.LastDay < stained.When?.FirstDay.AddDays(-SameWithinDays);

    // Words say amplified or not, or give a ratio with the share of cells that have it; what contradicts itself is unclear.
    private static Amplification Of(NarrativeFinding finding)
    {
        var share = PercentValue.Read(finding.Percent);
        Amplification? ratio = finding.Number is { } number ? Her2Ish.OfRatio(number.Low, number.LowInclusive, number.High, number.HighInclusive, share) : null;
        if (finding.Assertion is Assertion.Possible)
        {
            return Amplification.Unclear;
        }

        if (finding.Assertion is Assertion.Absent || finding.Value == "not-amplified")
        {
            return ratio is null or Amplification.NotAmplified ? Amplification.NotAmplified : Amplification.Unclear;
        }

        return finding.Value != "amplified" ? ratio ?? Amplification.Unclear
            : share is { } few && few.IsBelow(50) ? Amplification.NotAmplified
            : ratio is not Amplification.NotAmplified && (share is not { } cells || cells.IsAtLeast(50)) ? Amplification.Amplified
            : Amplification.Unclear;
    }
}
