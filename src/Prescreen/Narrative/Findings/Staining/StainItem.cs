using Prescreen.Facts;
using Prescreen.Narrative.Lexicon;

namespace Prescreen.Narrative.Findings.Staining;

/// <summary>A marker, result, share, sign … of a sentence: what it is, and its tokens.</summary>
internal readonly record struct StainItem(StainKind Kind, int First, int End, string? Value = null, NumberRange? Range = null, LexiconEntry? Entry = null)
{
    private readonly RangeBox? range = RangeBox.Of(Range);

    /// <summary>Its number; null where it has none.</summary>
    public NumberRange? Range
    {
        get => RangeBox.In(range);
        init => range = RangeBox.Of(value);
    }

    /// <summary>True for what is said of a marker.</summary>
    public bool IsAttribute => Kind is StainKind.Result or StainKind.Score or StainKind.HScore or StainKind.Ratio or StainKind.Copies or StainKind.Share or StainKind.Pattern or StainKind.Intensity;

    /// <summary>True for a result that gives way to any other.</summary>
    public bool IsWeak => Entry?["strength"] is "weak";

    /// <summary>True for a result or score in so many words.</summary>
    public bool IsExplicit => Kind is StainKind.Score || (Kind is StainKind.Result && !IsWeak);

    /// <summary>The kind only.</summary>
    public override string ToString() => Kind.ToString();
}
