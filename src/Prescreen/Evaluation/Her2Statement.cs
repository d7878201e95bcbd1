using Prescreen.Facts;

namespace Prescreen.Evaluation;

/// <summary>One statement on HER2 immunohistochemistry: a result, or the words of a report.</summary>
internal sealed record Her2Statement
{
    /// <summary>The result, or the report with its words.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>When the tissue was taken; null where nothing says.</summary>
    public required DateInterval? When { get; init; }

    /// <summary>0 to 3 for 0 to 3+; null where none or several are told.</summary>
    public int? Score { get; init; }

    /// <summary>Positive, negative or equivocal in words.</summary>
    public Polarity Says { get; init; } = Polarity.Unreadable;

    /// <summary>The share of tumour cells; null where not told.</summary>
    public PercentValue? Share { get; init; }

    /// <summary>The result that tells the share, where it is another one.</summary>
    public Evidence? ShareEvidence { get; init; }

    /// <summary>Why a person must look at it whatever it says; null where nothing speaks against it.</summary>
    public string? Doubt { get; init; }

    /// <summary>What a reader should know of it; empty for nothing.</summary>
    public string Note { get; init; } = "";

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

    /// <summary>True where nothing in it is doubtful, but the share or the score isn't told: another statement may tell it.</summary>
    public bool IsPartial => Doubt is null && MayDecide && (Score is 2 or 3 ? Share is null : Score is null && Says is Polarity.Positive);

    /// <summary>True where two statements may be about the same part of a specimen.</summary>
    public bool MayBeOfPartOf(Her2Statement other) => Words?.Part is not { } part || other.Words?.Part is not { } same || part == same;

    /// <summary>The reference only: never what it says.</summary>
    public override string ToString() => Fact.ToString();
}
