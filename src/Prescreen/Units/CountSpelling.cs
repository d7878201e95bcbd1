using System.Globalization;

namespace Prescreen.Units;

/// <summary>The counted part of a count's unit: "x10e3", "10^9", "K", "Thou", "cells", "10(3) cells", or nothing.</summary>
internal static class CountSpelling
{
    private static readonly string[] Counted =
    [
        "leukocytes", "platelets", "particles", "copies", "copy", "cells", "cell", "wbc", "rbc", "plt", "cps", "cp", "拷贝", "个", "#",
    ];

    /// <summary>The UCUM number ("10*3", "1"), or null.</summary>
    internal static string? Read(string numerator)
    {
        var text = Strip(numerator);
        return text is "" or "1" ? "1" : SpellingTable.Find("number", text.TrimEnd('.')) ?? PowerOfTen(text.ToLowerInvariant());
    }

    // "10e3" is what analysers print for 10^3; read as a number it would be 10,000, which nobody counts in.
    private static string? PowerOfTen(string text)
    {
        var times = text.StartsWith('x') || text.StartsWith('*');
        var rest = times ? text[1..] : text;
        if (rest == "1000")
        {
            return "10*3";
        }

        if (!rest.StartsWith("10", StringComparison.Ordinal) || rest.Length == 2)
        {
            return null;
        }

        var marked = rest[2] is '*' or 'e' or '(';
        var digits = rest[(marked ? 3 : 2)..].TrimEnd(')').TrimStart('+');
        var isNumber = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var power) && power is > 0 and <= 12;

        // A lost superscript ("x109/L") is still certain behind a times sign.
        return isNumber && (marked || (times && power is 3 or 6 or 9 or 12)) ? string.Create(CultureInfo.InvariantCulture, $"10*{power}") : null;
    }

    private static string Strip(string text)
    {
        foreach (var noun in Counted)
        {
            if (text.EndsWith(noun, StringComparison.OrdinalIgnoreCase))
            {
                return text[..^noun.Length];
            }

            if (text.StartsWith(noun, StringComparison.OrdinalIgnoreCase))
            {
                return text[noun.Length..];
            }
        }

        return text;
    }
}
