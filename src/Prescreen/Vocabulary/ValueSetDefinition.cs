namespace Prescreen.Vocabulary;

/// <summary>A value set as read: what belongs to it and, by <see cref="CodeRule.Excluded"/> and <see cref="TextRule.Vetoes"/>, what does not.</summary>
internal sealed record ValueSetDefinition(string File, string Id, string Title)
{
    public IReadOnlyList<CodeRule> Codes { get; init; } = [];

    public IReadOnlyList<TextRule> Texts { get; init; } = [];
}

/// <summary>One code, or with <paramref name="Descendants"/> a code and all that it is a prefix of, or a range of ICD categories ("A00-B99").</summary>
internal sealed record CodeRule(string System, string Code, string? Display, bool Descendants, bool Excluded, string Place)
{
    /// <summary>The standard code that a site's map names for it, in words; null for codes of value sets.</summary>
    public string? MappedTo { get; init; }
}

/// <summary>One phrase of matching-text, or of not-matching-text where it vetoes.</summary>
internal sealed record TextRule(string Text, bool Vetoes, string Place);
