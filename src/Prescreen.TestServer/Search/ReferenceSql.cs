using Prescreen.TestServer.Schema;

namespace Prescreen.TestServer.Search;

/// <summary>"Patient/7", "7", an absolute URL, or "7" with the type as modifier. See http://hl7.org/fhir/R4/search.html#reference.</summary>
internal static class ReferenceSql
{
    public static Result<RidSet> Compile(SearchParameter parameter, string type, QueryPair pair, string baseUrl, SqlBuilder sql)
    {
        List<string> targets = [];
        foreach (var alternative in pair.Alternatives().Select(QueryPair.Unescape))
        {
            var text = alternative.StartsWith(baseUrl, StringComparison.Ordinal) ? alternative[baseUrl.Length..] : alternative;
            if (text.Contains('/', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal))
            {
                targets.Add(sql.Add(text));
            }
            else if (type.Length > 0)
            {
                targets.Add(sql.Add($"{type}/{text}"));
            }
            else if (parameter.Targets.Length > 0)
            {
                targets.AddRange(parameter.Targets.Select(target => sql.Add($"{target}/{text}")));
            }
            else
            {
                return Refusals.BadValue(pair.Name, "This reference can point to any type: write Type/id.");
            }
        }

        return new RidSet($"SELECT rid FROM ix_reference WHERE param = {sql.Add(parameter.Key)} AND target IN ({string.Join(", ", targets)})");
    }
}
