using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Prescreen.Functions.Handler;
using Prescreen.Screening;
using Prescreen.Screening.Hosting;
using Prescreen.TestServer;

namespace Prescreen.Functions.Tests.Fixtures;

/// <summary>The handler on loopback beside a FHIR test server; spoken to as the Functions host does.</summary>
internal sealed class HandlerWard : IAsyncDisposable
{
    public const string Secret = "a-secret-of-tests-only";

    // Both real trials, compiled once: it takes longer than any of the tests.
    private static readonly Lazy<ActiveProtocols> Protocols = new(() => ProtocolFolder.Load(
        Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "protocols"), Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "valuesets")).Value);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prescreen-functions-");
    private readonly FhirTestServer ehr;
    private readonly HttpClient http = new();
    private WebApplication handler = null!;

    private HandlerWard(FhirTestServer ehr) => this.ehr = ehr;

    public PrescreenSystem System { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<HandlerWard> OpenAsync()
    {
        var ward = new HandlerWard(await FhirTestServer.StartAsync(new TestServerOptions(), Ct));
        var settings = new PrescreenSettings
        {
            Ehr = ward.ehr.BaseUrl,
            Results = ward.ehr.BaseUrl,
            Store = $"sqlite:{Path.Combine(ward.folder.FullName, "ledger.db")}",
            Protocols = "",
            ValueSets = "",
            TimeZone = TimeZoneInfo.Utc,
            Secrets = [Secret],
        };
        ward.System = (await PrescreenSystem.OpenAsync(settings, Protocols.Value, "tests", TimeProvider.System, NullLoggerFactory.Instance, Ct)).Value;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        ward.handler = FunctionsApp.Build(builder, ward.System, "http://127.0.0.1:0");
        await ward.handler.StartAsync(Ct);
        ward.http.BaseAddress = new Uri(ward.handler.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return ward;
    }

    /// <summary>Posts an envelope to a function, chunked as the host does.</summary>
    public async Task<(HttpStatusCode Status, JsonNode Json)> InvokeAsync(string function, string envelope)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/" + function) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(envelope)) };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Azure-Functions-InvocationId", "7c6e");
        request.Content.Headers.ContentType = new("application/json");
        using var response = await http.SendAsync(request, Ct);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Ct))!);
    }

    public async Task<HttpStatusCode> ProbeAsync()
    {
        using var response = await http.GetAsync(new Uri("/", UriKind.Relative), Ct);
        return response.StatusCode;
    }

    public async Task PutAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/fhir+json");
        using var response = await http.PutAsync(new Uri(ehr.BaseUrl, path), content, Ct);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync(Ct));
    }

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await http.GetStringAsync(new Uri(ehr.BaseUrl, path), Ct))!;

    public async ValueTask DisposeAsync()
    {
        await handler.DisposeAsync();
        await System.DisposeAsync();
        await ehr.DisposeAsync();
        http.Dispose();
        folder.Delete(recursive: true);
    }
}
