using System.Net.Http.Headers;
using Prescreen.Cli.Demo.Hospital;

namespace Prescreen.Cli.Demo;

/// <summary>The hospital's side: files charts and results in its FHIR server.</summary>
internal sealed class HospitalFeed(Uri baseUrl) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = baseUrl };

    /// <summary>Files what is there before the play; the problem is CLI-030 where the server refuses.</summary>
    public async Task<Problem?> LoadAsync(DemoHospital hospital, CancellationToken ct)
    {
        foreach (var bundle in hospital.Baseline)
        {
            if (await SendAsync(HttpMethod.Post, "", bundle, ct) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    /// <summary>Files one result.</summary>
    public Task<Problem?> FileAsync(PlayEvent happening, CancellationToken ct)
        => SendAsync(HttpMethod.Put, $"{happening.ResourceType}/{happening.Id}", happening.Json, ct);

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<Problem?> SendAsync(HttpMethod method, string path, ReadOnlyMemory<byte> json, CancellationToken ct)
    {
        using HttpRequestMessage request = new(method, path) { Content = new ReadOnlyMemoryContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+json");
        using var response = await http.SendAsync(request, ct);
        return response.IsSuccessStatusCode
            ? null
            : new Problem(ProblemKind.Invalid, "CLI-030", $"The demo's FHIR server refused with {(int)response.StatusCode}.") { Place = path.Length > 0 ? path : "Bundle" };
    }
}
