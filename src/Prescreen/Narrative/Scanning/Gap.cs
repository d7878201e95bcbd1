namespace Prescreen.Narrative.Scanning;

/// <summary>What stands before a token.</summary>
internal enum Gap : byte
{
    /// <summary>Nothing: it touches the one before.</summary>
    None,

    /// <summary>A blank.</summary>
    Blank,

    /// <summary>A tab or several blanks, as between a table's columns.</summary>
    Wide,

    /// <summary>A line's end.</summary>
    Line,
}
