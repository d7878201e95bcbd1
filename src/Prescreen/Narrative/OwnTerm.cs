using Prescreen.Narrative.Lexicon;

namespace Prescreen.Narrative;

/// <summary>A trial team's own words to look for.</summary>
/// <param name="Words">The words; letter case, hyphens and blanks between them don't matter.</param>
/// <param name="Concept">What they stand for; the words themselves where nothing else is said.</param>
public sealed record OwnTerm(string Words, string Concept)
{
    internal const string Role = "own-term";

    internal LexiconEntry Entry => new() { Role = Role, Value = Concept, Words = [Words], Test = "", Place = Words };
}
