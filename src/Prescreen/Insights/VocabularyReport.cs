using System.Collections.Immutable;

namespace Prescreen.Insights;

/// <summary>What a check of value sets looked at and found, errors first, each by file.</summary>
public sealed record VocabularyReport(int ValueSets, int Codes, int Prefixes, int Protocols)
{
    /// <summary>What was found.</summary>
    public ImmutableArray<VocabularyFinding> Findings { get; init; } = [];

    /// <summary>How many of the findings must be mended.</summary>
    public int Errors => Findings.Count(finding => finding.IsError);
}
