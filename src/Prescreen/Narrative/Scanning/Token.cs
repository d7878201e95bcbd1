namespace Prescreen.Narrative.Scanning;

/// <summary>A word, number or sign of the text.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="End">The one after its last.</param>
/// <param name="Word">Its word in the lexicon; 0 for a word no entry has.</param>
/// <param name="Sign">The folded character of a sign, else '\0'.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Gap">What stands before it.</param>
/// <param name="IsChinese">True for a Chinese character.</param>
internal readonly record struct Token(int Start, int End, int Word, char Sign, TokenKind Kind, Gap Gap, bool IsChinese)
{
    /// <summary>True for a sign.</summary>
    public bool Is(char sign) => Sign == sign;

    /// <summary>Never the words.</summary>
    public override string ToString() => Kind.ToString();
}
