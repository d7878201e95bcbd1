using System.Text;
using System.Text.Json.Nodes;
using Prescreen.EndToEnd.Support;
using Prescreen.Screening.Hosting;
using Prescreen.TestServer;

namespace Prescreen.EndToEnd.Functions;

/// <summary>The whole way through the Functions app: a notification, the queue's message, a screening, and what is written; the test stands for the host.</summary>
public sealed class FunctionsLoopTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Notification_ThroughTheQueue_EndsAsTheHospitalExpects()
    {
        using var folder = new TemporaryFolder();
        var ward = Ward.Open("platelets-recover");
        var patient = ward.Patients[0].Id;
        await using var server = await FhirTestServer.StartAsync(new TestServerOptions(), Ct);
        using var ehr = new FhirHttp(server.BaseUrl);
        await ward.AdmitAsync(ehr, Ct);
        var keys = Installation.Keys(server.BaseUrl, new Uri("http://127.0.0.1:9/"), folder.File("ledger.db"), NoCatchUp);
        await using var handler = await HandlerProcess.StartAsync(keys, Ct);

        foreach (var happening in ward.Rounds.SelectMany(round => round))
        {
            await Ward.FileAsync(ehr, happening, Ct);
            var told = await handler.InvokeAsync("ReceiveNotification", Request(happening.ResourceType, happening.Id, Encoding.UTF8.GetString(happening.Json.Span)), Ct);
            ((int)told["res"]!["statusCode"]!).ShouldBe(200);
            foreach (var message in told["due"]!.AsArray())
            {
                // The host passes a message on as text, encoded twice.
                await handler.InvokeAsync("ScreenPatient", new JsonObject { ["msg"] = JsonValue.Create(message!.ToJsonString()).ToJsonString() }, Ct);
            }
        }

        var settings = Installation.Settings(server.BaseUrl, new Uri("http://127.0.0.1:9/"), folder.File("ledger.db"), NoCatchUp);
        var expected = ward.ExpectedStatuses(ProtocolFolder.Load(settings.Protocols, settings.ValueSets).Value);
        (await Results.StatusesAsync(ehr, Ct)).OrderBy(one => one.Key).ShouldBe(expected.OrderBy(one => one.Key));
        expected.Keys.ShouldAllBe(key => key.EndsWith($"Patient/{patient}", StringComparison.Ordinal));
    }

    private static TimeSpan NoCatchUp => TimeSpan.FromHours(20);

    private static JsonObject Request(string type, string id, string body) => new()
    {
        ["req"] = new JsonObject
        {
            ["Url"] = $"http://localhost/api/notifications/{type}/{id}",
            ["Method"] = "PUT",
            ["Query"] = new JsonObject(),
            ["Headers"] = new JsonObject { ["X-Prescreen-Secret"] = new JsonArray("a-secret-of-tests-only"), ["Content-Type"] = new JsonArray("application/fhir+json") },
            ["Params"] = new JsonObject { ["type"] = type, ["id"] = id },
            ["Identities"] = new JsonArray(),
            ["Body"] = body,
        },
    };
}
