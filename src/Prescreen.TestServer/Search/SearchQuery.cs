using System.Globalization;
using System.Text.RegularExpressions;
using Prescreen.TestServer.Schema;

namespace Prescreen.TestServer.Search;

/// <summary>A query taken apart: what filters, and what shapes the answer. See http://hl7.org/fhir/R4/search.html#return.</summary>
internal sealed partial record SearchQuery
{
    public const int MostPerPage = 1000;

    public required string Type { get; init; }

    public required List<QueryPair> Filters { get; init; }

    public List<SortKey> Sort { get; private init; } = [];

    public int Count { get; private init; }

    public bool CountOnly { get; private init; }

    public bool WithTotal { get; private init; } = true;

    public string? Cursor { get; private init; }

    public List<IncludeRule> Includes { get; private init; } = [];

    /// <summary>Members to keep of every match; empty means all.</summary>
    public List<string> Elements { get; private init; } = [];

    public static Result<SearchQuery> Parse(SearchTable table, string type, IEnumerable<QueryPair> pairs, int pageSize)
    {
        SearchQuery query = new() { Type = type, Filters = [], Count = pageSize };
        foreach (var pair in pairs)
        {
            var next = IsControl(pair.Name) ? query.With(table, pair) : query.Filter(pair);
            if (!next.TryGet(out query!, out var problem))
            {
                return problem;
            }
        }

        return query;
    }

    private static bool IsControl(string name) => name is "_sort" or "_count" or "_summary" or "_total" or "_cursor" or "_elements" or "_format" or "_pretty"
        || name.StartsWith("_include", StringComparison.Ordinal) || name.StartsWith("_revinclude", StringComparison.Ordinal);

    private SearchQuery Filter(QueryPair pair)
    {
        Filters.Add(pair);
        return this;
    }

    private Result<SearchQuery> With(SearchTable table, QueryPair pair) => pair switch
    {
        { Name: "_format" or "_pretty" } => this,
        { Name: "_sort" } => SortKey.Parse(table, Type, pair.Value).Select(keys => this with { Sort = keys }),
        { Name: "_count" } => int.TryParse(pair.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? this with { Count = Math.Min(count, MostPerPage), CountOnly = CountOnly || count == 0 }
            : Refusals.BadValue("_count", "_count takes a whole number."),
        { Name: "_summary", Value: "count" } => this with { CountOnly = true },
        { Name: "_summary", Value: "false" } => this,
        { Name: "_summary" } => Refusals.BadValue("_summary", "_summary takes count or false here."),
        { Name: "_total", Value: "none" } => this with { WithTotal = false },
        { Name: "_total", Value: "accurate" or "estimate" } => this with { WithTotal = true },
        { Name: "_total" } => Refusals.BadValue("_total", "_total takes none, estimate or accurate."),
        { Name: "_cursor" } => this with { Cursor = pair.Value },
        { Name: "_elements" } => this with { Elements = [.. pair.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] },
        _ when IncludeName().IsMatch(pair.Name) => IncludeRule.Parse(table, Type, pair).Select(rule => this with { Includes = [.. Includes, rule] }),
        _ => Refusals.UnknownParameter(Type, pair.Name),
    };

    [GeneratedRegex("^_(rev)?include(:(iterate|recurse))?$")]
    private static partial Regex IncludeName();
}
