using Prescreen.Narrative.Lexicon;

namespace Prescreen.Narrative.Scanning;

/// <summary>A lexicon's words found in a sentence: tokens <paramref name="First"/> to <paramref name="End"/>, exclusive, of the sentence.</summary>
internal readonly record struct TermHit(Term Term, int First, int End)
{
    /// <summary>What the words are.</summary>
    public string Role => Term.Role;

    /// <summary>What they mean.</summary>
    public string? Value => Term.Value;

    /// <summary>True for words of this role.</summary>
    public bool Is(string role) => Term.Role == role;

    /// <summary>The role only.</summary>
    public override string ToString() => Term.Role;
}
