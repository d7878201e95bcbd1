using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Prescreen.Protocols.Yaml;

/// <summary>Reads "&gt;= 80 10*9/L": a comparison, a number, and a unit unless the test has none.</summary>
internal static class ThresholdText
{
    private static readonly (string Sign, Comparison Comparison)[] Signs =
    [
        (">=", Comparison.AtLeast), ("≥", Comparison.AtLeast), ("<=", Comparison.AtMost), ("≤", Comparison.AtMost), (">", Comparison.Above), ("<", Comparison.Below),
    ];

    public static bool TryRead(string text, [NotNullWhen(true)] out Threshold? threshold)
    {
        threshold = null;
        foreach (var (sign, comparison) in Signs)
        {
            if (text.StartsWith(sign, StringComparison.Ordinal))
            {
                var rest = text[sign.Length..].Trim();
                var end = rest.IndexOf(' ', StringComparison.Ordinal);
                var number = end < 0 ? rest : rest[..end];
                var unit = end < 0 ? "1" : rest[(end + 1)..].Trim();
                if (decimal.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var limit))
                {
                    threshold = new Threshold(comparison, limit, unit);
                    return true;
                }

                return false;
            }
        }

        return false;
    }
}
