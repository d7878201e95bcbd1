using Prescreen.TestServer.Schema;

namespace Prescreen.TestServer.Search;

/// <summary>One key of _sort as an SQL expression over resources r; a resource without a value comes last. See http://hl7.org/fhir/R4/search.html#sort.</summary>
internal sealed record SortKey(string Expression, bool Descending)
{
    public string Order => Descending ? $"{Expression} DESC" : Expression;

    /// <summary>Reads "-date,code"; row order where <paramref name="text"/> is null.</summary>
    public static Result<List<SortKey>> Parse(SearchTable table, string type, string? text)
    {
        List<SortKey> keys = [];
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var descending = part[0] == '-';
            var code = descending ? part[1..] : part;
            if (code is "_id" or "_lastUpdated")
            {
                keys.Add(new SortKey(code == "_id" ? "r.ref" : "r.updated", descending));
            }
            else if (table.Find(type, code) is { } parameter)
            {
                keys.Add(new SortKey(ExpressionOf(parameter, descending), descending));
            }
            else
            {
                return Refusals.UnknownParameter(type, $"_sort={code}");
            }
        }

        return keys;
    }

    private static string ExpressionOf(SearchParameter parameter, bool descending)
    {
        var most = descending ? "MAX" : "MIN";
        var (index, column, isText) = parameter.Kind switch
        {
            SearchKind.Token or SearchKind.Uri => ("ix_token", "value", true),
            SearchKind.Reference => ("ix_reference", "target", true),
            SearchKind.Text => ("ix_text", "folded", true),
            SearchKind.Date => ("ix_date", descending ? "high" : "low", false),
            SearchKind.Quantity or SearchKind.Number => ("ix_number", "value", false),
            _ => throw new System.Diagnostics.UnreachableException($"No order for {parameter.Kind}."),
        };
        var last = (isText, descending) switch
        {
            (true, true) => "''",
            (true, false) => "char(1114111)",
            (false, true) => "-9223372036854775807",
            (false, false) => "9223372036854775807",
        };
        return $"COALESCE((SELECT {most}({column}) FROM {index} WHERE rid = r.rid AND param = {parameter.Key}), {last})";
    }
}
