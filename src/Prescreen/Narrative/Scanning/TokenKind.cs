namespace Prescreen.Narrative.Scanning;

/// <summary>What a token is.</summary>
internal enum TokenKind : byte
{
    /// <summary>A run of letters, or one Chinese character.</summary>
    Word,

    /// <summary>Digits, with a decimal point or thousands' commas within.</summary>
    Number,

    /// <summary>One other character.</summary>
    Sign,
}
