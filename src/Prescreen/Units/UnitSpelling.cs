using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Prescreen.Units;

/// <summary>One form for the many a unit's text comes in, before it is looked up: "×10³ ／ µＬ" becomes "x10*3/uL".</summary>
internal static class UnitSpelling
{
    private const int MaxLength = 64;
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private static readonly FrozenDictionary<char, string> Squares = new Dictionary<char, string>
    {
        ['ℓ'] = "l",
        ['㎕'] = "ul",
        ['㎖'] = "ml",
        ['㎗'] = "dl",
        ['㎣'] = "mm3",
        ['㎍'] = "ug",
        ['㎎'] = "mg",
        ['㎏'] = "kg",
        ['㎜'] = "mm",
        ['㎝'] = "cm",
        ['㏖'] = "mol",
        ['℃'] = "°c",
        ['℉'] = "°f",
    }.ToFrozenDictionary();

    /// <summary>The text with compatibility characters resolved and blanks gone; null where it can't be a unit.</summary>
    internal static string? Normalize(string text)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        var perSlash = Resolve(text).Replace(" per ", "/", StringComparison.OrdinalIgnoreCase);
        return perSlash.Replace(" ", "", StringComparison.Ordinal).Replace("**", "*", StringComparison.Ordinal);
    }

    /// <summary>The text in plain characters: full width, superscripts, dashes and micro signs resolved, every blank a space, invisible ones gone.</summary>
    internal static string Resolve(string text)
    {
        var result = new StringBuilder(text.Length + 4);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                result.Append(' ');
            }
            else if (!char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                AppendResolved(result, c);
            }
        }

        return result.ToString();
    }

    /// <summary>The same without annotations ("{…}"), which say nothing a unit can be compared by.</summary>
    internal static string WithoutAnnotations(string text)
    {
        var open = text.IndexOf('{', StringComparison.Ordinal);
        while (open >= 0)
        {
            var close = text.IndexOf('}', open);
            if (close < 0)
            {
                return text;
            }

            text = text.Remove(open, close - open + 1);
            open = text.IndexOf('{', StringComparison.Ordinal);
        }

        return text;
    }

    private static char Plain(char c) => c switch
    {
        'μ' or 'µ' => 'u',
        '^' => '*',
        '×' or '✕' or '╳' => 'x',
        '∕' or '⁄' or '÷' => '/',
        '·' or '∙' or '⋅' => '.',
        '−' or '‐' or '‑' or '–' or '—' or '―' or '﹣' => '-',
        '〜' or '∼' => '~',
        'º' or '˚' => '°',
        _ => c,
    };

    // Not string.Normalize: in invariant globalization it leaves compatibility characters alone.
    private static void AppendResolved(StringBuilder result, char c)
    {
        var raised = Superscripts.IndexOf(c, StringComparison.Ordinal);
        if (raised >= 0)
        {
            // A superscript after a digit is an exponent (10³); after a letter UCUM writes it plainly (mm3).
            result.Append(result.Length > 0 && char.IsAsciiDigit(result[^1]) ? "*" : "").Append((char)('0' + raised));
        }
        else if (Squares.TryGetValue(c, out var letters))
        {
            result.Append(letters);
        }
        else
        {
            result.Append(Plain(c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c));
        }
    }
}
