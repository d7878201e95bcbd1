namespace Prescreen.Protocols.Yaml;

/// <summary>"; did you mean 'platelets'?" for a name that is nearly one of those known.</summary>
internal static class Suggestion
{
    /// <summary>The suggestion, or nothing where no name is near.</summary>
    public static string Of(string name, IEnumerable<string> known)
    {
        var nearest = known.Select(one => (Name: one, Distance: Distance(name, one))).OrderBy(one => one.Distance).FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= Math.Max(2, name.Length / 4) ? $"; did you mean '{nearest.Name}'?" : "";
    }

    // Levenshtein distance, one row at a time.
    internal static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
