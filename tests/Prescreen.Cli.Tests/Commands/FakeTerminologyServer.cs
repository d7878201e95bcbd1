using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Prescreen.Cli.Tests.Commands;

/// <summary>A terminology server that answers every $expand with some codes of the system asked for, in pages, or as it is told.</summary>
internal sealed class FakeTerminologyServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeTerminologyServer(WebApplication app) => this.app = app;

    public Uri Url => new(app.Urls.First() + "/fhir");

    /// <summary>The Parameters that came.</summary>
    public ConcurrentQueue<JsonNode> Asked { get; } = [];

    /// <summary>The codes each expansion has.</summary>
    public IReadOnlyList<string> Codes { get; set; } = [];

    /// <summary>An answer instead of the codes; null for the codes.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public static async Task<FakeTerminologyServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = new FakeTerminologyServer(builder.Build());
        server.app.Urls.Add("http://127.0.0.1:0");
        server.app.MapPost("/fhir/ValueSet/$expand", server.ExpandAsync);
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public static Task RefuseAsync(HttpContext context, int status, string code, string diagnostics)
    {
        context.Response.StatusCode = status;
        return JsonAsync(context, new JsonObject
        {
            ["resourceType"] = "OperationOutcome",
            ["issue"] = new JsonArray(new JsonObject { ["severity"] = "error", ["code"] = code, ["details"] = new JsonObject { ["text"] = diagnostics } }),
        });
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ExpandAsync(HttpContext context)
    {
        var asked = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
        Asked.Enqueue(asked);
        if (Instead is { } instead)
        {
            await instead(context);
            return;
        }

        var parameters = asked["parameter"]!.AsArray().ToDictionary(parameter => (string)parameter!["name"]!, parameter => parameter!);
        var system = (string)parameters["valueSet"]["resource"]!["compose"]!["include"]![0]!["system"]!;
        var page = Codes.Skip((int)parameters["offset"]["valueInteger"]!).Take((int)parameters["count"]["valueInteger"]!)
            .Select(code => (JsonNode)new JsonObject { ["system"] = system, ["code"] = code, ["display"] = $"Name of {code}" });
        await JsonAsync(context, new JsonObject
        {
            ["resourceType"] = "ValueSet",
            ["status"] = "active",
            ["expansion"] = new JsonObject { ["timestamp"] = "2026-11-20", ["total"] = Codes.Count, ["contains"] = new JsonArray([.. page]) },
        });
    }

    private static Task JsonAsync(HttpContext context, JsonObject json)
    {
        context.Response.ContentType = "application/fhir+json";
        return context.Response.WriteAsync(json.ToJsonString(), context.RequestAborted);
    }
}
