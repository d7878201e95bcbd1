using System.Globalization;

namespace Prescreen.Units;

/// <summary>A number as laboratories of either convention write it; what both conventions could mean differently is refused.</summary>
internal static class NumberText
{
    // A decimal holds 28 digits; more would be rounded, and a result mustn't be.
    private const int MaxDigits = 28;

    /// <summary>The number of digits with points and commas and an exponent ("e3", or empty), or UNIT-020, or UNIT-021.</summary>
    internal static Result<decimal> Read(ReadOnlySpan<char> digits, ReadOnlySpan<char> exponent)
    {
        var sign = digits.StartsWith("-") ? "-" : "";
        var body = digits[sign.Length..];
        if (body.Length is 0 or > MaxDigits || !char.IsAsciiDigit(body[^1]))
        {
            return UnitProblems.NotAQuantity;
        }

        if (!Plain(body).TryGet(out var plain, out var problem))
        {
            return problem;
        }

        return Exponent(exponent) && decimal.TryParse($"{sign}{plain}{exponent}", NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : UnitProblems.NotAQuantity;
    }

    private static bool Exponent(ReadOnlySpan<char> exponent)
        => exponent.IsEmpty || (int.TryParse(exponent[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) && power is >= -12 and <= 28);

    private static Result<string> Plain(ReadOnlySpan<char> body)
    {
        var (commas, points) = (body.Count(','), body.Count('.'));
        var (comma, point) = (body.IndexOf(','), body.IndexOf('.'));
        return (commas, points) switch
        {
            (0, 0 or 1) => body.ToString(),
            (1, 0) => DecimalComma(body, comma),
            (1, 1) when point < comma => Grouped(body[..comma], '.', body[(comma + 1)..]),
            ( >= 1, 1) => Grouped(body[..point], ',', body[(point + 1)..]),
            ( >= 2, 0) => Grouped(body, ',', ""),
            _ => UnitProblems.NotAQuantity,
        };
    }

    // "1,234" is 1234 in one country and 1.234 in the next; "0,123", "12,5" and "1234,567" can only be decimals.
    private static Result<string> DecimalComma(ReadOnlySpan<char> body, int comma)
        => comma == 0 ? UnitProblems.NotAQuantity
            : body.Length - comma - 1 == 3 && comma <= 3 && body[0] != '0' ? UnitProblems.AmbiguousComma
            : $"{body[..comma]}.{body[(comma + 1)..]}";

    private static Result<string> Grouped(ReadOnlySpan<char> whole, char separator, ReadOnlySpan<char> fraction)
    {
        var groups = whole.ToString().Split(separator);
        var fits = groups[0].Length is >= 1 and <= 3 && groups[0][0] != '0' && groups.Skip(1).All(group => group.Length == 3 && group.All(char.IsAsciiDigit));
        return !fits ? UnitProblems.NotAQuantity
            : fraction.IsEmpty ? string.Concat(groups)
            : $"{string.Concat(groups)}.{fraction}";
    }
}
