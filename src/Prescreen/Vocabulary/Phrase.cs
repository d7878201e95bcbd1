using System.Text;

namespace Prescreen.Vocabulary;

/// <summary>A phrase of a value set, folded into the bytes to look for; <paramref name="Vetoes"/> tells a not-matching-text.</summary>
internal sealed record Phrase(byte[] Pattern, int Concept, bool Vetoes)
{
    /// <summary>
    /// The bytes that a phrase stands for, or null where it has no word. "cytoreduct*" is a prefix of the last word, "=neg" the whole text;
    /// an end in Chinese needs no word boundary.
    /// </summary>
    public static byte[]? Fold(string text)
    {
        var whole = text.StartsWith('=');
        var prefix = text.EndsWith('*');
        var words = text.AsSpan((whole ? 1 : 0)..(text.Length - (prefix ? 1 : 0)));
        if (words.Contains('*'))
        {
            return null;
        }

        var sink = new Bytes([]);
        TextFolding.Fold(Encoding.UTF8.GetBytes(words.ToString()), ref sink);
        List<byte> folded = sink.Written;
        if (folded.Count <= 4)
        {
            return null;
        }

        if (whole)
        {
            return [.. folded];
        }

        var core = folded[2..^2];
        List<byte> pattern = IsIdeograph(core, first: true) ? [] : [TextFolding.Blank];
        pattern.AddRange(core);
        if (!prefix && !IsIdeograph(core, first: false))
        {
            pattern.Add(TextFolding.Blank);
        }

        return [.. pattern];
    }

    private static bool IsIdeograph(List<byte> core, bool first)
    {
        byte[] bytes = [.. core];
        Rune rune;
        _ = first ? Rune.DecodeFromUtf8(bytes, out rune, out _) : Rune.DecodeLastFromUtf8(bytes, out rune, out _);
        return TextFolding.IsIdeograph(rune);
    }

    private readonly record struct Bytes(List<byte> Written) : IFoldedText
    {
        public void Put(byte value) => Written.Add(value);
    }
}
