using System.Globalization;
using Prescreen.TestServer.Json;
using Prescreen.TestServer.Search;
using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Interactions;

/// <summary>Versions, newest first, of a resource, a type or everything; _count, _since and pages. See http://hl7.org/fhir/R4/http.html#history.</summary>
internal static class History
{
    private const int DefaultCount = 100;

    public static FhirResponse Run(Session session, FhirRequest request)
    {
        SqlBuilder sql = new();
        List<string> conditions = ["1 = 1"];
        var segments = request.Segments;
        if (segments.Length > 1)
        {
            conditions.Add(segments.Length == 3 ? $"r.ref = {sql.Add($"{segments[0]}/{segments[1]}")}" : $"v.type = {sql.Add(segments[0])}");
        }

        if (!Shape(request, conditions, sql).TryGet(out var shape, out var problem))
        {
            return FhirResponse.Of(problem);
        }

        var total = session.Statements.One(
            $"SELECT COUNT(*) FROM versions v JOIN resources r ON r.rid = v.rid WHERE {string.Join(" AND ", conditions)}", row => row.GetInt32(0), sql.Values);
        if (segments.Length == 3 && total == 0 && session.Find(segments[0], segments[1]) is null)
        {
            return FhirResponse.Of(Refusals.NotFound($"{segments[0]}/{segments[1]}"));
        }

        var rows = session.Statements.Rows(
            $"""
            SELECT {StoredResource.Columns}, v.seq FROM versions v JOIN resources r ON r.rid = v.rid
            WHERE {string.Join(" AND ", conditions)} AND v.seq < {sql.Add(shape.Before)} ORDER BY v.seq DESC LIMIT {sql.Add(shape.Count + 1)}
            """,
            row => (Version: StoredResource.Read(row), Seq: row.GetInt64(6)), sql.Values);
        var next = rows.Count > shape.Count ? rows[shape.Count - 1].Seq : (long?)null;
        return new FhirResponse(200, Bundle(session, request, [.. rows.Take(shape.Count).Select(row => row.Version)], total, next));
    }

    private static Result<(int Count, long Before)> Shape(FhirRequest request, List<string> conditions, SqlBuilder sql)
    {
        (int Count, long Before) shape = (DefaultCount, long.MaxValue);
        foreach (var pair in request.Pairs)
        {
            switch (pair.Name)
            {
                case "_count" when int.TryParse(pair.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0:
                    shape.Count = Math.Min(count, SearchQuery.MostPerPage);
                    break;
                case "_since" when DateInterval.Parse(pair.Value) is { } since:
                    conditions.Add($"v.updated >= {sql.Add(since.Low)}");
                    break;
                case "_cursor" when long.TryParse(pair.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var before):
                    shape.Before = before;
                    break;
                case "_format" or "_pretty":
                    break;
                default:
                    return Refusals.BadValue(pair.Name, "A history takes _count and _since, each with a value of its kind.");
            }
        }

        return shape;
    }

    private static byte[] Bundle(Session session, FhirRequest request, List<StoredResource> versions, int total, long? next)
    {
        var path = $"{request.BaseUrl}{string.Join('/', request.Segments)}";
        var rest = request.Pairs.Where(pair => pair.Name != "_cursor");
        using BundleBody bundle = new(
            "history", session.Now, total, ("self", request.Query.Length == 0 ? path : $"{path}?{request.Query}"),
            ("next", next is null ? null : $"{path}?{QueryPair.Format([.. rest, new QueryPair("_cursor", next.Value.ToString(CultureInfo.InvariantCulture))])}"));
        foreach (var version in versions)
        {
            var url = version.Method == "POST" ? version.Type : version.Reference;
            bundle.Add($"{request.BaseUrl}{version.Reference}", version.Body, request: (version.Method, url), response: BundleAnswer.Of(version));
        }

        return bundle.End();
    }
}
