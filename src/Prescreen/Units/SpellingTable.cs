using System.Collections.Frozen;

namespace Prescreen.Units;

/// <summary>The hospital spellings by role, from the embedded table: a part between slashes (volume, mass …) or a kind's whole unit.</summary>
internal static class SpellingTable
{
    private static readonly FrozenDictionary<(string Role, string Spelling), string> Rows
        = EmbeddedTable.Rows("spellings.tsv").ToFrozenDictionary(row => (row[0], row[1]), row => row[2]);

    /// <summary>The UCUM form of a spelling in a role; its own letter case first, then without regard to case.</summary>
    internal static string? Find(string role, string spelling)
        => Rows.TryGetValue((role, spelling), out var exact) ? exact
            : Rows.TryGetValue((role, spelling.ToLowerInvariant()), out var folded) ? folded
            : null;

    /// <summary>All spellings of a role, each with its UCUM form.</summary>
    internal static IEnumerable<(string Spelling, string Ucum)> Of(string role)
        => Rows.Where(row => row.Key.Role == role).Select(row => (row.Key.Spelling, row.Value)).Order();
}
