namespace Prescreen.TestServer.Search;

/// <summary>"code", "system|code", "|code" and "system|". See http://hl7.org/fhir/R4/search.html#token.</summary>
internal static class TokenSql
{
    private const string AnySystem = "\n";

    public static Result<RidSet> Compile(long key, QueryPair pair, SqlBuilder sql)
    {
        // Grouped by system: a value set of thousands of codes stays one short statement, where SQLite allows 500 parts of a UNION.
        Dictionary<string, List<string>> codes = [];
        List<string> conditions = [];
        foreach (var alternative in pair.Alternatives())
        {
            var parts = QueryPair.Cut(alternative, '|').ConvertAll(QueryPair.Unescape);
            if (parts.Count > 2 || parts.All(part => part.Length == 0))
            {
                return Refusals.BadValue(pair.Name, "A token is code, system|code, |code or system|.");
            }

            if (parts is [var system, ""])
            {
                conditions.Add($"system = {sql.Add(system)}");
                continue;
            }

            // No system asked for is another group than the system "".
            var group = parts.Count == 1 ? AnySystem : parts[0];
            (codes.TryGetValue(group, out var list) ? list : codes[group] = []).Add(sql.Add(parts[^1]));
        }

        conditions.AddRange(codes.Select(group
            => $"value IN ({string.Join(", ", group.Value)}){(group.Key == AnySystem ? "" : $" AND system = {sql.Add(group.Key)}")}"));
        var param = sql.Add(key);
        return new RidSet(string.Join(" UNION ALL ", conditions.Select(condition => $"SELECT rid FROM ix_token WHERE param = {param} AND {condition}")));
    }
}
