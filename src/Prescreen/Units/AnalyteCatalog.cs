using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Prescreen.Units;

/// <summary>The analytes this program knows, by key and by LOINC code.</summary>
public static class AnalyteCatalog
{
    private static readonly FrozenDictionary<string, Analyte> ByKey;
    private static readonly FrozenDictionary<string, Analyte> ByLoinc;

    static AnalyteCatalog()
    {
        All = [.. EmbeddedTable.Rows("analytes.tsv").Select(Read)];
        ByKey = All.ToFrozenDictionary(analyte => analyte.Key, StringComparer.OrdinalIgnoreCase);
        ByLoinc = All.SelectMany(analyte => analyte.Loincs, (analyte, loinc) => (loinc, analyte)).ToFrozenDictionary(pair => pair.loinc, pair => pair.analyte, StringComparer.Ordinal);
    }

    /// <summary>Every analyte, in the table's order.</summary>
    public static ImmutableArray<Analyte> All { get; }

    /// <summary>The analyte of a LOINC code, or null.</summary>
    public static Analyte? FindByLoinc(string loinc) => ByLoinc.GetValueOrDefault(loinc);

    /// <summary>The analyte of a key ("creatinine", letter case aside) or a LOINC code, or null.</summary>
    public static Analyte? Find(string keyOrLoinc) => ByKey.TryGetValue(keyOrLoinc, out var analyte) ? analyte : FindByLoinc(keyOrLoinc);

    private static Analyte Read(string[] row)
        => new(row[0], row[1], Enum.Parse<AnalyteKind>(row[2]), row[3], MolarMass(row[4]), [.. row[5].Split(' ')]);

    private static Rational? MolarMass(string text)
    {
        var parts = text.Split('/');
        return text.Length == 0 ? null : parts.Length == 2 ? Rational.Parse(parts[0]) / Rational.Parse(parts[1]) : Rational.Parse(text);
    }
}
