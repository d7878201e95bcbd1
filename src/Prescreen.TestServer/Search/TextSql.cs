namespace Prescreen.TestServer.Search;

/// <summary>The start of a string without case and accents; :contains anywhere; :exact the whole as it is. See http://hl7.org/fhir/R4/search.html#string.</summary>
internal static class TextSql
{
    public static Result<RidSet> Compile(long key, string modifier, QueryPair pair, SqlBuilder sql)
    {
        var param = sql.Add(key);
        var conditions = pair.Alternatives().Select(QueryPair.Unescape).Select(text => modifier switch
        {
            "exact" => $"(folded = {sql.Add(TextFold.Fold(text))} AND exact = {sql.Add(text)})",
            "contains" => $"instr(folded, {sql.Add(TextFold.Fold(text))}) > 0",
            _ => $"(folded >= {sql.Add(TextFold.Fold(text))} AND folded < {sql.Add(TextFold.Fold(text) + "\U0010FFFF")})",
        });
        return new RidSet($"SELECT rid FROM ix_text WHERE param = {param} AND ({string.Join(" OR ", conditions)})");
    }
}
