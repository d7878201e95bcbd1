namespace Prescreen.TestServer.Search;

/// <summary>Dates with eq, ne, gt, lt, ge, le, sa, eb and ap; both sides are intervals. See http://hl7.org/fhir/R4/search.html#prefix.</summary>
internal static class DateSql
{
    public static Result<RidSet> Compile(string select, string low, string high, QueryPair pair, SqlBuilder sql)
    {
        List<string> conditions = [];
        foreach (var alternative in pair.Alternatives())
        {
            var (prefix, text) = Prefix.Split(alternative);
            if (DateInterval.Parse(text) is not { } asked)
            {
                return Refusals.BadValue(pair.Name, "This is no date of FHIR: YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with a zone.");
            }

            var (from, to) = (sql.Add(asked.Low), sql.Add(asked.High));
            var within = $"({low} >= {from} AND {high} <= {to})";
            conditions.Add(prefix switch
            {
                "eq" => within,
                "ne" => $"NOT {within}",
                "gt" => $"{high} > {to}",
                "lt" => $"{low} < {from}",
                "ge" => $"({high} > {to} OR {within})",
                "le" => $"({low} < {from} OR {within})",
                "sa" => $"{low} > {to}",
                "eb" => $"{high} < {from}",
                _ => $"({low} <= {to} AND {high} >= {from})",
            });
        }

        return new RidSet($"{select} AND ({string.Join(" OR ", conditions)})");
    }
}
