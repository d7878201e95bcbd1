using System.Globalization;

namespace Prescreen.Narrative.Scanning;

/// <summary>
/// Folds characters and sorts them: letter case and full width don't matter, dashes are one dash, Chinese commas one comma. One UTF-16 unit gives one, so that
/// offsets stay those of the text.
/// </summary>
internal static class CharTable
{
    public const byte Blank = 0, Letter = 1, Digit = 2, Chinese = 3, Sign = 4, LineEnd = 5;

    private static readonly char[] Folds = [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => FoldOf((char)unit))];
    private static readonly byte[] Kinds = [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => KindOf((char)unit))];

    public static char Fold(char unit) => Folds[unit];

    public static byte Kind(char unit) => Kinds[unit];

    private static char FoldOf(char unit)
    {
        var narrow = unit switch
        {
            >= '\uFF01' and <= '\uFF5E' => (char)(unit - 0xFEE0),
            '\u3000' or '\u00A0' => ' ',
            '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' or '\uFE63' or '\u00AD' => '-',
            '\u2018' or '\u2019' or '\u2032' => '\'',
            '\u201C' or '\u201D' => '"',
            '\u3010' or '\u3014' => '[',
            '\u3011' or '\u3015' => ']',
            '\u223C' or '\u301C' => '~',
            '\u2266' => '\u2264',
            '\u2267' => '\u2265',
            '\u03BC' => '\u00B5',
            _ => unit,
        };
        return char.ToLowerInvariant(narrow);
    }

    private static byte KindOf(char unit)
    {
        var folded = FoldOf(unit);
        if (folded is '\n' or '\r' or '\u2028' or '\u2029' or '\u0085' or '\f' or '\v')
        {
            return LineEnd;
        }

        if (char.IsWhiteSpace(folded) || folded is '\u200B' or '\uFEFF' or '\0')
        {
            return Blank;
        }

        return char.IsAsciiDigit(folded) ? Digit
            : folded is (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') ? Chinese
            : char.IsLetter(folded) || char.GetUnicodeCategory(folded) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Surrogate ? Letter
            : Sign;
    }
}
