using Prescreen.Facts;

namespace Prescreen.Narrative;

/// <summary>A mention of an own term, where it stands and how it is asserted.</summary>
public sealed record TermMention(OwnTerm Term, Assertion Assertion, int Start, int End)
{
    /// <summary>The assertion only.</summary>
    public override string ToString() => Assertion.ToString();
}
