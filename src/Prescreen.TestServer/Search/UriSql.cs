namespace Prescreen.TestServer.Search;

/// <summary>A whole URI, or with :below its start. See http://hl7.org/fhir/R4/search.html#uri.</summary>
internal static class UriSql
{
    public static Result<RidSet> Compile(long key, string modifier, QueryPair pair, SqlBuilder sql)
    {
        var param = sql.Add(key);
        var conditions = pair.Alternatives().Select(QueryPair.Unescape).Select(uri => modifier == "below"
            ? $"(value >= {sql.Add(uri)} AND value < {sql.Add(uri + "\U0010FFFF")})"
            : $"value = {sql.Add(uri)}");
        return new RidSet($"SELECT rid FROM ix_token WHERE param = {param} AND ({string.Join(" OR ", conditions)})");
    }
}
