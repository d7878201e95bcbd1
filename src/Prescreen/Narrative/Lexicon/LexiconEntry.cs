using System.Collections.Frozen;

namespace Prescreen.Narrative.Lexicon;

/// <summary>
/// An entry of a lexicon file: words and what they are. <see cref="Role"/> is one of <see cref="Roles"/>; <see cref="Value"/> is its normalised meaning
/// ("liver", "absent", "3+"); what else a role needs stands in <see cref="Attributes"/>.
/// </summary>
public sealed class LexiconEntry
{
    /// <summary>What the words are: "trigger", "marker", "site".</summary>
    public required string Role { get; init; }

    /// <summary>What they mean, normalised; null where the role says it all.</summary>
    public string? Value { get; init; }

    /// <summary>Further attributes by key.</summary>
    public FrozenDictionary<string, string> Attributes { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The words as written; a hyphen between words matches a hyphen, a blank or nothing.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>True where letter case must be as written: "PD" is not "pd".</summary>
    public bool IsCaseExact { get; init; }

    /// <summary>A sentence that shows the entry at work, the words or the mention it is about in [brackets].</summary>
    public required string Test { get; init; }

    /// <summary>Where it stands: "context.en.yaml:12".</summary>
    public required string Place { get; init; }

    /// <summary>An attribute, or null.</summary>
    public string? this[string key] => Attributes.Count > 0 && Attributes.TryGetValue(key, out var value) ? value : null;
}
