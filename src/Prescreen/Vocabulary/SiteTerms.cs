using System.Collections.Immutable;

namespace Prescreen.Vocabulary;

/// <summary>A <see cref="SiteMap"/> that was found sound, in terms of value sets.</summary>
public sealed record SiteTerms
{
    /// <summary>What each local code means.</summary>
    public ImmutableArray<SiteCode> Codes { get; init; } = [];

    /// <summary>What each unit string is in UCUM.</summary>
    public ImmutableDictionary<string, string> Units { get; init; } = [];

    /// <summary>What isn't applied, for a person to know.</summary>
    public ImmutableArray<Problem> Notices { get; init; } = [];

    /// <summary>Empty without rows; else a text that differs wherever one differs.</summary>
    public string Identity => string.Join('\n', Codes.Select(code => $"{code.System}|{code.Code} {code.ValueSetId} {code.MappedTo}")
        .Concat(Units.Select(unit => $"{unit.Key} {unit.Value}")).Order(StringComparer.Ordinal));
}
