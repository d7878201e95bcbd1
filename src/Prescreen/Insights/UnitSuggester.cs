using Prescreen.Protocols;
using Prescreen.Protocols.Yaml;
using Prescreen.Units;

namespace Prescreen.Insights;

/// <summary>The UCUM unit that a unit string nobody understands may mean, from the table of hospital spellings. Never applied.</summary>
public static class UnitSuggester
{
    private static readonly string[] Tops = ["number", "mass", "amount", "activity", "iu"];

    /// <summary>A unit the lab's values can be compared in; the lab's own where none was sent; null where nothing is near.</summary>
    public static string? Suggest(string unit, LabDefinition lab)
    {
        ArgumentNullException.ThrowIfNull(lab);
        if (unit.Length == 0)
        {
            return lab.Unit;
        }

        var text = UnitSpelling.Normalize(unit);
        return text is null ? null : Candidates(text, lab)
            .Where(one => one.Distance > 0 && one.Distance <= Math.Max(1, text.Length / 3) && lab.Units.Read(one.Ucum, true, null).IsUnderstood)
            .OrderBy(one => one.Distance).ThenBy(one => one.Ucum == lab.Unit ? 0 : 1).ThenBy(one => one.Ucum, StringComparer.Ordinal)
            .Select(one => one.Ucum).FirstOrDefault();
    }

    private static IEnumerable<(string Ucum, int Distance)> Candidates(string text, LabDefinition lab)
        => Nearest(lab.Units.Kind.ToString(), text).Append((lab.Unit, Distance(text, lab.Unit))).Concat(Parts(text));

    // Both parts of "10^9/ltr" each by their own table.
    private static IEnumerable<(string Ucum, int Distance)> Parts(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? [] :
            from bottom in Nearest("volume", text[(slash + 1)..])
            from role in Tops
            from top in Nearest(role, text[..slash])
            select ($"{top.Ucum}/{bottom.Ucum}", top.Distance + bottom.Distance);
    }

    private static IEnumerable<(string Ucum, int Distance)> Nearest(string role, string text)
        => SpellingTable.Of(role).Select(row => (row.Ucum, Distance: Distance(text, row.Spelling))).OrderBy(row => row.Distance).Take(3);

    private static int Distance(string one, string other) => Suggestion.Distance(one.ToLowerInvariant(), other.ToLowerInvariant());
}
