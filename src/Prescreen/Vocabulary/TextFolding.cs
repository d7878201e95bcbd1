using System.Globalization;
using System.Text;

namespace Prescreen.Vocabulary;

/// <summary>
/// Writes a text in the one form in which phrases are compared: <see cref="Start"/>, a blank, words in lower case with one blank between them, a blank, <see cref="End"/>.
/// Full-width forms become ASCII; punctuation parts words; '+' is a word of its own ("3+"); Chinese runs on without blanks, parted only by punctuation.
/// A text of symbols alone ("-", "(+)", "+/-") keeps its symbols, for that is how some laboratories write a result.
/// </summary>
internal static class TextFolding
{
    public const byte Start = 0x01;
    public const byte End = 0x02;
    public const byte Blank = (byte)' ';

    private const int LongestSymbolText = 16;
    private const int PlusMinus = 0xB1;

    private enum Kind
    {
        None,
        Nothing,
        Space,
        Break,
        Word,
        Ideograph,
        Symbol,
    }

    public static void Fold<TSink>(ReadOnlySpan<byte> text, ref TSink sink)
        where TSink : struct, IFoldedText, allows ref struct
    {
        var symbolsCount = IsSymbolsOnly(text);
        var last = Kind.None;
        var gap = Kind.Nothing;
        sink.Put(Start);
        sink.Put(Blank);
        while (!text.IsEmpty)
        {
            var rune = Next(ref text);
            var kind = KindOf(rune, symbolsCount);
            if (kind is Kind.Nothing)
            {
                continue;
            }

            if (kind is Kind.Space or Kind.Break)
            {
                gap = kind is Kind.Break || gap is Kind.Break ? Kind.Break : Kind.Space;
                continue;
            }

            if (IsParted(last, gap, kind))
            {
                sink.Put(Blank);
            }

            PutLower(rune, ref sink);
            last = kind;
            gap = Kind.Nothing;
        }

        sink.Put(Blank);
        sink.Put(End);
    }

    /// <summary>True for the scripts written without blanks between words, in which a phrase may stand anywhere.</summary>
    public static bool IsIdeograph(Rune rune) => rune.Value >= 0x2E80 && Rune.IsLetter(rune);

    private static void PutLower<TSink>(Rune rune, ref TSink sink)
        where TSink : struct, IFoldedText, allows ref struct
    {
        if (rune.IsAscii)
        {
            sink.Put((byte)(rune.Value is >= 'A' and <= 'Z' ? rune.Value | 0x20 : rune.Value));
            return;
        }

        Span<byte> encoded = stackalloc byte[4];
        foreach (var value in encoded[..Rune.ToLowerInvariant(rune).EncodeToUtf8(encoded)])
        {
            sink.Put(value);
        }
    }

    private static Rune Next(ref ReadOnlySpan<byte> text)
    {
        if (text[0] < 0x80)
        {
            var ascii = new Rune(text[0]);
            text = text[1..];
            return ascii;
        }

        Rune.DecodeFromUtf8(text, out var rune, out var used);
        text = text[used..];
        return rune.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(rune.Value - 0xFEE0) : rune;
    }

    private static Kind KindOf(Rune rune, bool symbolsCount)
    {
        if (rune.IsAscii)
        {
            var value = (char)rune.Value;
            return char.IsAsciiLetterOrDigit(value) ? Kind.Word
                : value is '+' || (symbolsCount && value is '-' or '/') ? Kind.Symbol
                : value <= ' ' ? Kind.Space
                : Kind.Break;
        }

        var category = Rune.GetUnicodeCategory(rune);
        return category is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark ? Kind.Nothing
            : category is UnicodeCategory.SpaceSeparator ? Kind.Space
            : rune.Value is PlusMinus ? Kind.Symbol
            : IsIdeograph(rune) ? Kind.Ideograph
            : Rune.IsLetterOrDigit(rune) ? Kind.Word
            : Kind.Break;
    }

    private static bool IsParted(Kind last, Kind gap, Kind next)
        => last is not Kind.None
        && (last != next
            || last is Kind.Symbol
            || (last is Kind.Word && gap is not Kind.Nothing)
            || (last is Kind.Ideograph && gap is Kind.Break));

    private static bool IsSymbolsOnly(ReadOnlySpan<byte> text)
    {
        if (text.Length > LongestSymbolText)
        {
            return false;
        }

        while (!text.IsEmpty)
        {
            if (Rune.IsLetterOrDigit(Next(ref text)))
            {
                return false;
            }
        }

        return true;
    }
}
