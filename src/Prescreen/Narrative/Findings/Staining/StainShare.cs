using Prescreen.Facts;

namespace Prescreen.Narrative.Findings.Staining;

/// <summary>A share of cells, with the patterns and score told in the same breath.</summary>
internal readonly record struct StainShare(NumberRange Range, IReadOnlyList<string> Patterns, string? Score)
{
    /// <summary>Never the number.</summary>
    public override string ToString() => nameof(StainShare);
}
