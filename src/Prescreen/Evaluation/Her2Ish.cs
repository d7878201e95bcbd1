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

/// <summary>In-situ hybridisation of the specimen that was stained, from results and reports (clinical.md §5, §7 HER2).</summary>
internal readonly record struct Her2Ish(Amplification Is, IReadOnlyList<Evidence> Evidence, string? Why)
{
    private const string Open = "the in-situ hybridisation is equivocal, not final, or doesn't tell the share of cells";
    private static readonly Threshold Ratio = new(Comparison.AtLeast, 2, "1");

    /// <summary>What it says only.</summary>
    public override string ToString() => $"{Is}";

    /// <summary>What results and words say of the same specimen; of another specimen they must be looked at.</summary>
    public static Her2Ish Read(Her2Criterion criterion, Her2Statement stained, EvaluationContext context)
    {
        var coded = OfResults(criterion, stained.Fact, context);
        var words = Her2IshWords.Read(criterion, stained, context);
        if (words.Is is Amplification.NotTested)
        {
            return coded.Is is Amplification.NotTested ? new(coded.Is, words.Evidence, null) : coded;
        }

        return coded.Is is Amplification.NotTested ? words
            : coded.Is is not Amplification.Unclear && words.Is is not Amplification.Unclear && coded.Is != words.Is
            ? new(Amplification.Unclear, [.. coded.Evidence, .. words.Evidence], "a result and the words of a report disagree on the in-situ hybridisation")
            : new(Settle(coded.Is, words.Is), [.. coded.Evidence, .. words.Evidence], coded.Why ?? words.Why);
    }

    /// <summary>An overall result explains a ratio that can't decide by itself; two that contradict each other decide nothing.</summary>
    public static Amplification Settle(Amplification one, Amplification other)
        => one == other || one is Amplification.NotTested ? other : one is Amplification.Unclear ? other : other is Amplification.Unclear ? one : Amplification.Unclear;

    /// <summary>What a ratio says, with the share of cells that have it; null where no share is told.</summary>
    public static Amplification OfRatio(decimal? low, bool lowInclusive, decimal? high, bool highInclusive, PercentValue? share)
        => Ratio.Compare(low, lowInclusive, high, highInclusive) switch
        {
            Side.Fails => Amplification.NotAmplified,
            Side.Satisfies => share is not { } cells ? Amplification.Unclear
                : cells.IsAtLeast(50) ? Amplification.Amplified
                : cells.IsBelow(50) ? Amplification.NotAmplified
                : Amplification.Unclear,
            Side.Straddles => Amplification.Unclear,
            _ => throw new System.Diagnostics.UnreachableException("No such side."),
        };

    /// <summary>True where two facts name specimens, and none of them is the same.</summary>
    public static bool IsOtherSpecimen(ClinicalFact one, ClinicalFact other)
        => SpecimensOf(one) is { Count: > 0 } first && SpecimensOf(other) is { Count: > 0 } second && !first.Any(second.Contains);

    private static IReadOnlyList<string> SpecimensOf(ClinicalFact fact) => fact switch
    {
        ReportFact report => report.Specimens,
        ResultFact result => (result.Specimen ?? result.Whole?.Specimen) is { } one ? [one] : [],
        _ => [],
    };

    private static Her2Ish OfResults(Her2Criterion criterion, ClinicalFact stained, EvaluationContext context)
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

                amplified = Settle(amplified, one);
                latest = latest is null || ResultSelection.TimeOf(latest)?.Start < ResultSelection.TimeOf(result)?.Start ? result : latest;
            }
        }

        return latest is null && other is not null ? new(Amplification.Unclear, [new Evidence(other)], "the in-situ hybridisation is of another specimen")
            : new(amplified, latest is null ? [] : [new Evidence(latest)], amplified is Amplification.Unclear ? Open : null);
    }

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
        => ratio.Value is { Kind: ValueKind.Quantity } value ? OfRatio(value.Low, value.LowInclusive, value.High, value.HighInclusive, ShareOf(whole, criterion)) : Amplification.Unclear;

    private static PercentValue? ShareOf(ResultFact whole, Her2Criterion criterion)
    {
        foreach (var component in whole.Components)
        {
            foreach (var concept in criterion.Percent)
            {
                if ((component.Concepts.Contains(concept) || component.TextConcepts.Contains(concept)) && PercentValue.Read(component.Value) is { } share)
                {
                    return share;
                }
            }
        }

        return null;
    }
}
