using System.Globalization;
using Prescreen.Facts;

namespace Prescreen.Tests.Narrative.Measuring;

/// <summary>Intervals as the cases write them: "40", "30-50", ">10", ">=10", "&lt;5".</summary>
internal static class Interval
{
    public static NumberRange? Read(string place, string? words)
    {
        if (words is null)
        {
            return null;
        }

        var number = words.TrimStart('<', '>', '=');
        var isInclusive = words.Contains('=', StringComparison.Ordinal);
        var ends = number.Split('-');
        return !Array.TrueForAll(ends, end => decimal.TryParse(end, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)) || ends.Length > 2
            ? throw new InvalidDataException($"{place}: no interval")
            : words[0] switch
            {
                '>' => new NumberRange(Parse(ends[0]), null, isInclusive),
                '<' => new NumberRange(null, Parse(ends[0]), HighInclusive: isInclusive),
                _ => new NumberRange(Parse(ends[0]), Parse(ends[^1])),
            };
    }

    public static string Show(NumberRange range) => range switch
    {
        { Low: { } low, High: { } high } => low == high ? Show(low) : $"{Show(low)}-{Show(high)}",
        { Low: { } low } => $">{(range.LowInclusive ? "=" : "")}{Show(low)}",
        { High: { } high } => $"<{(range.HighInclusive ? "=" : "")}{Show(high)}",
        _ => "",
    };

    private static decimal Parse(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);

    private static string Show(decimal number) => (number / 1.0000000m).ToString("0.####", CultureInfo.InvariantCulture);
}
