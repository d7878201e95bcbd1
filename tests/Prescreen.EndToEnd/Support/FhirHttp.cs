using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Prescreen.EndToEnd.Support;

/// <summary>A plain FHIR client that shares nothing with the product's.</summary>
internal sealed class FhirHttp(Uri baseUrl) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = baseUrl, Timeout = TimeSpan.FromMinutes(1) };

    public async Task<JsonNode> SendAsync(HttpMethod method, string path, ReadOnlyMemory<byte> json, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new ReadOnlyMemoryContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+json");
        using var response = await http.SendAsync(request, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        response.IsSuccessStatusCode.ShouldBeTrue($"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    public Task<JsonNode> PutAsync(string path, string json, CancellationToken ct) => SendAsync(HttpMethod.Put, path, Encoding.UTF8.GetBytes(json), ct);

    public async Task<JsonNode> GetAsync(string path, CancellationToken ct) => JsonNode.Parse(await http.GetStringAsync(path, ct))!;

    /// <summary>All matches of a search, page by page.</summary>
    public async Task<IReadOnlyList<JsonNode>> FindAsync(string query, CancellationToken ct)
    {
        var found = new List<JsonNode>();
        for (var next = query; next is not null;)
        {
            var bundle = await GetAsync(next, ct);
            found.AddRange(bundle["entry"]?.AsArray().Select(entry => entry!["resource"]!) ?? []);
            next = bundle["link"]?.AsArray().FirstOrDefault(link => (string?)link!["relation"] == "next")?["url"]?.GetValue<string>();
        }

        return found;
    }

    public void Dispose() => http.Dispose();
}
