using Prescreen.Facts;

namespace Prescreen.Evaluation;

/// <summary>What a stain is said to be.</summary>
internal enum StainSays
{
    /// <summary>Positive, or not said to be negative or equivocal.</summary>
    Positive,

    /// <summary>Negative.</summary>
    Negative,

    /// <summary>Equivocal, or uncertain.</summary>
    Equivocal,
}

/// <summary>One statement on a stain: a result, or the words of a report.</summary>
internal sealed record StainStatement
{
    /// <summary>The result, or the report with its words.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>When the tissue was taken; null where nothing says.</summary>
    public required DateInterval? When { get; init; }

    /// <summary>Positive, negative or equivocal.</summary>
    public required StainSays Says { get; init; }

    /// <summary>The share of tumour cells; null where not told.</summary>
    public PercentValue? Percent { get; init; }

    /// <summary>Whether the pattern is the one asked for; null where no pattern is told.</summary>
    public Certainty? Pattern { get; init; }

    /// <summary>False where the result or report isn't final.</summary>
    public bool IsFinal { get; init; } = true;

    /// <summary>True where the words tell of an earlier specimen without dating it.</summary>
    public bool IsPrior { get; init; }

    /// <summary>False for words of a text that isn't a report of the right kind: they only suggest.</summary>
    public bool MayDecide { get; init; } = true;

    /// <summary>The fact.</summary>
    public ClinicalFact Fact => Evidence.Fact;

    /// <summary>The words; null for a result.</summary>
    public NarrativeFinding? Words => Evidence.Finding;

    /// <summary>The value or words, for a reason.</summary>
    public object Shown => Words is { } words ? $"\"{words.Quote}\"" : Evidence.Value;

    /// <summary>True where two statements may be about the same part of a specimen.</summary>
    public bool MayBeOfPartOf(StainStatement other) => Words?.Part is not { } part || other.Words?.Part is not { } same || part == same;

    /// <summary>The reference only: never what it says.</summary>
    public override string ToString() => Fact.ToString();
}
