using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Whether ERBB2 is amplified.</summary>
internal enum Amplification
{
    /// <summary>No in-situ hybridisation on record.</summary>
    NotTested,

    /// <summary>Amplified: ERBB2:CEP17 of 2 or more in at least half of the cells.</summary>
    Amplified,

    /// <summary>Not amplified.</summary>
    NotAmplified,

    /// <summary>A person must read it.</summary>
    Unclear,
}

/// <summary>In-situ hybridisation of the specimen that was stained (clinical.md §5, §7 HER2).</summary>
internal readonly record struct Her2Ish(Amplification Is, ResultFact? Source, string? Why)
{
    private static readonly Threshold Ratio = new(Comparison.AtLeast, 2, "1");

    /// <summary>The reference only.</summary>
    public override string ToString() => $"{Is} {Source}";

    /// <summary>The latest result of the same specimen; a result of another specimen must be looked at.</summary>
    public static Her2Ish Read(Her2Criterion criterion, ResultFact stained, EvaluationContext context)
    {
        ResultFact? latest = null;
        ResultFact? other = null;
        var amplified = Amplification.NotTested;
        foreach (var concept in criterion.Ish.Add(criterion.Ratio))
        {
            foreach (var fact in context.Record.Of(concept))
            {
                if (fact is not ResultFact result || !result.Concepts.Contains(concept) || ResultSelection.StatusOf(result) is ResultStatus.Registered
                    || result.IsDataAbsent || Placeholder.Of(result.Value, context.Protocol.Answers) is not PlaceholderKind.None
                    || (ResultSelection.TimeOf(result) is { } when && !context.AsOf.IsThere(when)))
                {
                    continue;
                }

                if (IsOtherSpecimen(result, stained))
                {
                    other = result;
                    continue;
                }

                var one = Of(result, criterion, context);
                if (one is Amplification.NotTested)
                {
                    continue;
                }

                amplified = amplified is Amplification.NotTested || amplified == one ? one : Settle(amplified, one);
                latest = latest is null || ResultSelection.TimeOf(latest)?.Start < ResultSelection.TimeOf(result)?.Start ? result : latest;
            }
        }

        return latest is null && other is not null ? new(Amplification.Unclear, other, "the in-situ hybridisation is of another specimen")
            : new(amplified, latest, amplified is Amplification.Unclear ? "the in-situ hybridisation is equivocal, not final, or doesn't tell the share of cells" : null);
    }

    // An overall result explains a ratio that can't decide by itself; two that contradict each other decide nothing.
    private static Amplification Settle(Amplification one, Amplification other)
        => one is Amplification.Unclear ? other : other is Amplification.Unclear ? one : Amplification.Unclear;

    private static bool IsOtherSpecimen(ResultFact result, ResultFact stained)
        => (result.Specimen ?? result.Whole?.Specimen) is { } one && (stained.Specimen ?? stained.Whole?.Specimen) is { } wanted && one != wanted;

    private static Amplification Of(ResultFact result, Her2Criterion criterion, EvaluationContext context)
    {
        if (ResultSelection.StatusOf(result) is not ResultStatus.Final)
        {
            return Amplification.Unclear;
        }

        if (result.Concepts.Contains(criterion.Ratio))
        {
            return OfRatio(result, result.Whole ?? result, criterion);
        }

        var isAmplified = Says(result.Value, criterion.Amplified);
        var isNotAmplified = Says(result.Value, criterion.NotAmplified);
        if (isAmplified != isNotAmplified)
        {
            return isAmplified ? Amplification.Amplified : Amplification.NotAmplified;
        }

        return PolarityReading.Of(result, context.Protocol.Answers) switch
        {
            Polarity.Positive => Amplification.Amplified,
            Polarity.Negative => Amplification.NotAmplified,
            Polarity.Equivocal => Amplification.Unclear,
            Polarity.Unreadable => result.Value.Kind is ValueKind.None ? Amplification.NotTested : Amplification.Unclear,
            _ => throw new System.Diagnostics.UnreachableException("No such polarity."),
        };
    }

    private static bool Says(ResultValue value, Vocabulary.Concept? concept)
        => concept is { } meaning && (value.Coded.Contains(meaning) || value.TextConcepts.Contains(meaning));

    private static Amplification OfRatio(ResultFact ratio, ResultFact whole, Her2Criterion criterion)
    {
        var value = ratio.Value;
        if (value.Kind is not ValueKind.Quantity)
        {
            return Amplification.Unclear;
        }

        return Ratio.Compare(value.Low, value.LowInclusive, value.High, value.HighInclusive) switch
        {
            Side.Fails => Amplification.NotAmplified,
            Side.Satisfies => HasShare(whole, criterion) ? Amplification.Amplified : Amplification.Unclear,
            Side.Straddles => Amplification.Unclear,
            _ => throw new System.Diagnostics.UnreachableException("No such side."),
        };
    }

    private static bool HasShare(ResultFact whole, Her2Criterion criterion)
    {
        foreach (var component in whole.Components)
        {
            foreach (var concept in criterion.Percent)
            {
                if ((component.Concepts.Contains(concept) || component.TextConcepts.Contains(concept)) && PercentValue.Read(component.Value) is { } share && share.IsAtLeast(50))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
