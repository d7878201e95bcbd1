using System.Text.Json;
using Prescreen.TestServer.Search;

namespace Prescreen.TestServer.Interactions;

/// <summary>One interaction asked for, by HTTP or by an entry of a Bundle.</summary>
internal sealed record FhirRequest(string Method, string[] Segments, string Query)
{
    /// <summary>Where links point, ending in "/".</summary>
    public required string BaseUrl { get; init; }

    public JsonElement? Resource { get; init; }

    public string? IfMatch { get; init; }

    public string? IfNoneMatch { get; init; }

    public string? IfNoneExist { get; init; }

    /// <summary>The header Prefer, such as "return=minimal".</summary>
    public string Prefer { get; init; } = "";

    public List<QueryPair> Pairs => QueryPair.Parse(Query);

    /// <summary>The first value of a query name, or null.</summary>
    public string? Asked(string name) => Pairs.Where(pair => pair.Name == name).Select(pair => pair.Value).FirstOrDefault();

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {string.Join('/', Segments)}";
}
