namespace Prescreen.Cli.Findings;

/// <summary>What of a file belongs together.</summary>
internal enum TextSplit
{
    /// <summary>Long files of unwrapped lines without headings and paragraphs are lists; all others are reports.</summary>
    Auto,

    /// <summary>The file is one text.</summary>
    File,

    /// <summary>Each line is a text of its own.</summary>
    Line,
}
