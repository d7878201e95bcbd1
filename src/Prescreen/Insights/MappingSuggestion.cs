namespace Prescreen.Insights;

/// <summary>What a local code may mean. Only ever a suggestion: a person decides, and the site maps it.</summary>
/// <param name="ValueSet">The value set's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Because">What speaks for it: "words", "words and unit".</param>
public sealed record MappingSuggestion(string ValueSet, string Title, string Because)
{
    /// <summary>The system of a code the site could send beside its own; null where the value set lists none.</summary>
    public string? System { get; init; }

    /// <summary>That code, "777-3".</summary>
    public string? Code { get; init; }
}
