using Prescreen.Facts;
using Prescreen.Narrative;

namespace Prescreen.Cli.Findings;

/// <summary>What is told of some words of a text: a finding, or a mention of an own term.</summary>
/// <param name="Line">The 1-based line on which the words begin.</param>
/// <param name="Start">Where they begin in the whole text, in UTF-16 units.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Assertion">What the text says of them.</param>
internal sealed record Statement(int Line, int Start, int End, Assertion Assertion)
{
    /// <summary>The finding; null for a mention.</summary>
    public NarrativeFinding? Finding { get; init; }

    /// <summary>The mention; null for a finding.</summary>
    public TermMention? Mention { get; init; }

    /// <summary>The finding's kind, or what the own term stands for.</summary>
    public string Concept => Finding?.Finding ?? Mention!.Term.Concept;

    /// <summary>The line only.</summary>
    public override string ToString() => $"{Line}";
}
