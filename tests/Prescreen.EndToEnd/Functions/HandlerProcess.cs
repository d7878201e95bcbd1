using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Prescreen.EndToEnd.Support;

namespace Prescreen.EndToEnd.Functions;

/// <summary>The Functions app as the host starts it: its executable, with a port in the environment, waited for by GET /.</summary>
internal sealed class HandlerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly HttpClient http;

    private HandlerProcess(Process process, int port)
        => (this.process, http) = (process, new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") });

    public static async Task<HandlerProcess> StartAsync(IEnumerable<KeyValuePair<string, string?>> settings, CancellationToken ct)
    {
        var port = Installation.FreePort();
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Path.GetDirectoryName(Repository.Output("Prescreen.Functions", ""))! };
        start.ArgumentList.Add(Repository.Output("Prescreen.Functions", "Prescreen.Functions.dll"));
        start.Environment["FUNCTIONS_CUSTOMHANDLER_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var handler = new HandlerProcess(Process.Start(start).ShouldNotBeNull(), port);
        await Eventually.IsTrueAsync(handler.IsReadyAsync, "a handler that answers", ct);
        return handler;
    }

    /// <summary>Posts an envelope to a function as the host does, chunked, and gives its Outputs.</summary>
    public async Task<JsonNode> InvokeAsync(string function, JsonObject data, CancellationToken ct)
    {
        var envelope = new JsonObject { ["Data"] = data, ["Metadata"] = new JsonObject() };
        using var request = new HttpRequestMessage(HttpMethod.Post, function) { Content = new StringContent(envelope.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;
        using var response = await http.SendAsync(request, ct);
        response.IsSuccessStatusCode.ShouldBeTrue();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(ct))!["Outputs"]!;
    }

    public async ValueTask DisposeAsync()
    {
        // As a stopping host does.
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        http.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        process.HasExited.ShouldBeFalse("the handler ended");
        try
        {
            using var response = await http.GetAsync("/");
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
