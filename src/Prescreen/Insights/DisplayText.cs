using System.Text.RegularExpressions;

namespace Prescreen.Insights;

/// <summary>Compares how a code is displayed.</summary>
internal static partial class DisplayText
{
    /// <summary>True where two displays say the same: letter case, punctuation and SNOMED CT's tag at the end ("(disorder)") don't matter.</summary>
    public static bool IsSame(string one, string other)
        => string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase) || string.Equals(Plain(Tag().Replace(one, "")), Plain(Tag().Replace(other, "")), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    [GeneratedRegex(@"\s*\((?:[a-z/ ]+)\)\s*$")]
    private static partial Regex Tag();
}
