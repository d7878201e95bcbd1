namespace Prescreen.Units;

/// <summary>What a unit spelled the hospital's way means for a kind of analyte, as UCUM; null where the table doesn't know it.</summary>
internal static class HospitalUnit
{
    /// <summary>The UCUM form of a normalized unit.</summary>
    internal static string? Read(AnalyteKind kind, string normalized)
    {
        var text = UnitSpelling.WithoutAnnotations(normalized);
        if (text.Length == 0)
        {
            return null;
        }

        return SpellingTable.Find(Role(kind), text) ?? (kind == AnalyteKind.Mass ? SpellingTable.Find("mass", text) : Parts(kind, text));
    }

    private static string? Parts(AnalyteKind kind, string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || SpellingTable.Find("volume", text[(slash + 1)..].TrimEnd('.')) is not { } volume)
        {
            return null;
        }

        return Numerator(kind, text[..slash]) is { } numerator ? $"{numerator}/{volume}" : null;
    }

    private static string? Numerator(AnalyteKind kind, string top)
    {
        switch (kind)
        {
            case AnalyteKind.Count:
                return CountSpelling.Read(top);
            case AnalyteKind.EnzymeActivity:
                return SpellingTable.Find("activity", top);
            case AnalyteKind.InternationalUnits:
                return SpellingTable.Find("iu", top);
            case AnalyteKind.MassConcentration or AnalyteKind.SubstanceConcentration or AnalyteKind.Other:
                return SpellingTable.Find("mass", top) ?? SpellingTable.Find("amount", top);
            default:
                return null;
        }
    }

    private static string Role(AnalyteKind kind)
        => kind == AnalyteKind.SubstanceConcentration ? nameof(AnalyteKind.MassConcentration) : kind.ToString();
}
