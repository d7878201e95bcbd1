using System.Collections.Immutable;
using Prescreen.Fhir.Json.LocalCodes;
using Prescreen.Insights;

namespace Prescreen.Cli.Readiness;

/// <summary>How ready a site's data is: aggregate counts, codes and unit strings only.</summary>
internal sealed record ReadinessReport
{
    /// <summary>What is said beside every report of what it holds.</summary>
    public const string Privacy =
        "The report holds counts, codes with their displays and unit strings, as the site sent them: no names, dates, values or identifiers of patients. Small counts are not suppressed.";

    public required DateTimeOffset AsOf { get; init; }

    public required int Files { get; init; }

    public required long Resources { get; init; }

    public required int Patients { get; init; }

    public ImmutableArray<ProtocolReadiness> Protocols { get; init; } = [];

    public ImmutableArray<UnitGap> Units { get; init; } = [];

    /// <summary>Those with a suggestion first, each part by count.</summary>
    public ImmutableArray<UnmappedCode> Codes { get; init; } = [];

    /// <summary>Local codes that the site's map gives a meaning, by count: nothing needs to be done for them.</summary>
    public ImmutableArray<LocalCode> Mapped { get; init; } = [];

    /// <summary>Per resource type, how many are named in words only.</summary>
    public ImmutableArray<KeyValuePair<string, int>> WordsOnly { get; init; } = [];

    public ImmutableArray<ProblemCount> Problems { get; init; } = [];
}

/// <summary>A local code and what it may mean.</summary>
internal sealed record UnmappedCode(LocalCode Code, MappingSuggestion? Suggestion);

/// <summary>How often a problem came up; <paramref name="IsLost"/> where input was lost by it rather than only noted.</summary>
internal sealed record ProblemCount(string Code, string Text, int Count, bool IsLost);
