namespace Prescreen.TestServer.Search;

/// <summary>"code", "system|code", "|code" and "system|". See http://hl7.org/fhir/R4/search.html#token.</summary>
internal static class TokenSql
{
    public static Result<RidSet> Compile(long key, QueryPair pair, SqlBuilder sql)
    {
        List<string> conditions = [];
        foreach (var alternative in pair.Alternatives())
        {
            var parts = QueryPair.Cut(alternative, '|').ConvertAll(QueryPair.Unescape);
            if (parts.Count > 2 || parts.All(part => part.Length == 0))
            {
                return Refusals.BadValue(pair.Name, "A token is code, system|code, |code or system|.");
            }

            conditions.Add(parts switch
            {
                [var code] => $"value = {sql.Add(code)}",
                [var system, ""] => $"system = {sql.Add(system)}",
                [var system, var code] => $"(value = {sql.Add(code)} AND system = {sql.Add(system)})",
                _ => throw new System.Diagnostics.UnreachableException("A token has one part or two."),
            });
        }

        var param = sql.Add(key);
        return new RidSet(string.Join(" UNION ALL ", conditions.Select(condition => $"SELECT rid FROM ix_token WHERE param = {param} AND {condition}")));
    }
}
