using Prescreen.TestServer.Json;
using Prescreen.TestServer.Search;
using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Interactions;

/// <summary>Searches one type, by GET or by POST to _search. See http://hl7.org/fhir/R4/http.html#search.</summary>
internal static class SearchType
{
    public static FhirResponse Run(Session session, Searcher searcher, LongQueries links, FhirRequest request, int pageSize)
    {
        var type = request.Segments[0];
        if (!links.Expand(request.Pairs).TryGet(out var pairs, out var problem)
            || !SearchQuery.Parse(session.Table, type, pairs, pageSize).TryGet(out var query, out problem)
            || !searcher.Page(session.Statements, query).TryGet(out var page, out problem))
        {
            return FhirResponse.Of(problem);
        }

        var path = request.BaseUrl + type;
        var rest = pairs.Where(pair => pair.Name != "_cursor");
        using BundleBody bundle = new(
            "searchset", session.Now, page.Total, ("self", Url(path, links.Shorten(QueryPair.Format(pairs)))),
            ("next", page.Next is null ? null : Url(path, $"{links.Shorten(QueryPair.Format(rest))}&_cursor={page.Next}".TrimStart('&'))));
        foreach (var match in page.Matches)
        {
            bundle.Add(request.BaseUrl + match.Reference, query.Elements.Count == 0 ? match.Body : ElementsBody.Keep(match.Body, query.Elements), "match");
        }

        foreach (var included in page.Included)
        {
            bundle.Add(request.BaseUrl + included.Reference, included.Body, "include");
        }

        return new FhirResponse(200, bundle.End());
    }

    private static string Url(string path, string query) => query.Length == 0 ? path : $"{path}?{query}";
}
