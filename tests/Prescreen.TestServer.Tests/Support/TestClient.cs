using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Prescreen.TestServer.Tests.Support;

/// <summary>A server on loopback with a client that speaks FHIR JSON to it.</summary>
public sealed class TestClient : IAsyncDisposable
{
    private readonly FhirTestServer server;

    private TestClient(FhirTestServer server) => this.server = server;

    public FhirTestServer Server => server;

    public HttpClient Http { get; private init; } = null!;

    public static async Task<TestClient> StartAsync(TestServerOptions? options = null)
    {
        var server = await FhirTestServer.StartAsync(options ?? new TestServerOptions(), TestContext.Current.CancellationToken);
        return new TestClient(server) { Http = new HttpClient { BaseAddress = server.BaseUrl } };
    }

    public async Task<Reply> SendAsync(HttpMethod method, string url, string? json = null, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, url);
        if (json is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Reply((int)response.StatusCode, body, response.Headers.ETag?.ToString(), response.Headers.Location?.ToString())
        {
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };
    }

    public Task<Reply> GetAsync(string url) => SendAsync(HttpMethod.Get, url);

    public Task<Reply> PostAsync(string url, string json, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, url, json, headers);

    public Task<Reply> PutAsync(string url, string json, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Put, url, json, headers);

    public Task<Reply> DeleteAsync(string url) => SendAsync(HttpMethod.Delete, url);

    /// <summary>Ids of a search's matches, in order.</summary>
    public async Task<string[]> IdsAsync(string url)
    {
        var reply = await GetAsync(url);
        reply.Status.ShouldBe(200, reply.Body);
        return reply.Ids();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await server.DisposeAsync();
    }
}

/// <summary>An answer, read to the end.</summary>
public sealed record Reply(int Status, string Body, string? ETag, string? Location)
{
    public TimeSpan? RetryAfter { get; init; }

    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Id => Json["id"]!.GetValue<string>();

    public string? Link(string relation)
        => Json["link"]?.AsArray().FirstOrDefault(link => link!["relation"]!.GetValue<string>() == relation)?["url"]!.GetValue<string>();

    public string[] Ids() => [.. (Json["entry"]?.AsArray() ?? []).Select(entry => entry!["resource"]!["id"]!.GetValue<string>())];
}
