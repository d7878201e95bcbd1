using System.Globalization;
using Microsoft.Data.Sqlite;
using Prescreen.TestServer.Schema;
using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Search;

/// <summary>One page of an answer; <see cref="Next"/> is the cursor of the page after it.</summary>
internal sealed record SearchPage(List<StoredResource> Matches, List<StoredResource> Included, int? Total, string? Next);

/// <summary>Runs searches. See http://hl7.org/fhir/R4/http.html#search.</summary>
internal sealed class Searcher(SearchTable table, string baseUrl)
{
    private const string From = "FROM resources r JOIN versions v ON v.seq = r.seq";

    public Result<SearchPage> Page(Statements statements, SearchQuery query)
    {
        SqlBuilder sql = new();
        if (!Where(query, sql).TryGet(out var where, out var problem))
        {
            return problem;
        }

        var total = query.WithTotal || query.CountOnly
            ? statements.One($"SELECT COUNT(*) FROM resources r WHERE {where}", row => row.GetInt32(0), sql.Values)
            : (int?)null;
        if (query.CountOnly)
        {
            return new SearchPage([], [], total, null);
        }

        if (query.Cursor is not null)
        {
            if (Cursor.Parse(query.Cursor, query.Sort.Count) is not { } cursor)
            {
                return Refusals.BadValue("_cursor", "The page's cursor isn't one this server gave.");
            }

            where = $"{where} AND {After(cursor, query.Sort, sql)}";
        }

        return Fetch(statements, query, where, sql, total);
    }

    /// <summary>References of at most <paramref name="most"/> matches, for conditional interactions and, among some row ids, for subscriptions.</summary>
    public Result<List<StoredResource>> Matches(Statements statements, string type, string query, int most, IReadOnlyList<long>? onlyRids = null)
    {
        SqlBuilder sql = new();
        var parsed = SearchQuery.Parse(table, type, QueryPair.Parse(query), most);
        if (!parsed.TryGet(out var search, out var problem) || !Where(search, sql).TryGet(out var where, out problem))
        {
            return problem;
        }

        if (onlyRids is not null)
        {
            // One JSON array, so that the statement is the same for one resource and for thousands.
            where = $"{where} AND r.rid IN (SELECT value FROM json_each({sql.Add($"[{string.Join(',', onlyRids)}]")}))";
        }

        return statements.Rows($"SELECT {StoredResource.Columns} {From} WHERE {where} ORDER BY r.rid LIMIT {sql.Add(most)}", StoredResource.Read, sql.Values);
    }

    private static Result<SearchPage> Fetch(Statements statements, SearchQuery query, string where, SqlBuilder sql, int? total)
    {
        var keys = string.Concat(query.Sort.Select(key => $", {key.Expression}"));
        var order = string.Concat(query.Sort.Select(key => $"{key.Order}, "));
        var rows = statements.Rows(
            $"SELECT {StoredResource.Columns}{keys} {From} WHERE {where} ORDER BY {order}r.rid LIMIT {sql.Add(query.Count + 1)}",
            row => (Resource: StoredResource.Read(row), Keys: KeysOf(row, query.Sort.Count)), sql.Values);
        var more = rows.Count > query.Count;
        if (more)
        {
            rows.RemoveAt(rows.Count - 1);
        }

        List<StoredResource> matches = rows.ConvertAll(row => row.Resource);
        var next = more ? new Cursor(rows[^1].Keys, rows[^1].Resource.Rid).Format() : null;
        return new SearchPage(matches, query.Includes.Count == 0 ? [] : Includer.Find(statements, query.Includes, matches), total, next);
    }

    private Result<string> Where(SearchQuery query, SqlBuilder sql)
    {
        ClauseCompiler compiler = new(table, baseUrl, sql);
        // With filters the row ids they find lead; the plus keeps SQLite from walking the whole type instead.
        var where = $"{(query.Filters.Count > 0 ? "+" : "")}r.type = {sql.Add(query.Type)} AND r.deleted = 0";
        foreach (var filter in query.Filters)
        {
            if (!compiler.Compile(query.Type, filter).TryGet(out var set, out var problem))
            {
                return problem;
            }

            where = $"{where} AND {set.Condition("r.rid")}";
        }

        return where;
    }

    private static string After(Cursor cursor, List<SortKey> sort, SqlBuilder sql)
    {
        var equal = "";
        List<string> ways = [];
        for (var i = 0; i < sort.Count; i++)
        {
            ways.Add($"({equal}{sort[i].Expression} {(sort[i].Descending ? "<" : ">")} {sql.Add(cursor.Keys[i])})");
            equal = string.Create(CultureInfo.InvariantCulture, $"{equal}{sort[i].Expression} = {sql.Add(cursor.Keys[i])} AND ");
        }

        ways.Add($"({equal}r.rid > {sql.Add(cursor.Rid)})");
        return $"({string.Join(" OR ", ways)})";
    }

    private static List<object> KeysOf(SqliteDataReader row, int count)
    {
        List<object> keys = [];
        for (var i = 0; i < count; i++)
        {
            keys.Add(row.GetValue(6 + i));
        }

        return keys;
    }
}
