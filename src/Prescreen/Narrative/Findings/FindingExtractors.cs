namespace Prescreen.Narrative.Findings;

/// <summary>The extractors of all kinds of findings.</summary>
internal static class FindingExtractors
{
    /// <summary>New instances, for one report at a time.</summary>
    public static IReadOnlyList<IFindingExtractor> All() => [];
}
