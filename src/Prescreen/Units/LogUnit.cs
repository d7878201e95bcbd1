namespace Prescreen.Units;

/// <summary>
/// Decimal logarithms of a quantity, which UCUM has no unit for: "{Log_IU}/mL", "log10 IU/mL", "lg(copies/mL)". UCUM alone would read the first as
/// "per millilitre", so this is asked before UCUM is.
/// </summary>
internal static class LogUnit
{
    private static readonly string[] Prefixes = ["log10", "log(10)", "log", "lg"];

    /// <summary>True with the unit under the logarithm, normalized; the text must be normalized too.</summary>
    internal static bool TryRead(string normalized, out string linear)
    {
        var text = normalized.TrimStart('{', '[', '(').ToLowerInvariant();
        var prefix = Prefixes.FirstOrDefault(candidate => text.StartsWith(candidate, StringComparison.Ordinal));
        linear = "";
        if (prefix is null)
        {
            return false;
        }

        linear = string.Concat(text[prefix.Length..].Where(c => c is not ('{' or '}' or '[' or ']' or '(' or ')' or '_' or '\'')));
        return true;
    }
}
