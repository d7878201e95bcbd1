using System.Text.Json.Nodes;
using Prescreen.TestServer.Faults;
using Prescreen.TestServer.Tests.Support;

namespace Prescreen.TestServer.Tests;

public sealed class ClassicSubscriptionTests : IAsyncLifetime
{
    private static readonly RetryPolicy Quick = new() { Attempts = 3, FirstDelay = TimeSpan.FromMilliseconds(5) };

    private TestClient client = null!;
    private HookReceiver receiver = null!;

    public async ValueTask InitializeAsync()
    {
        client = await TestClient.StartAsync(new TestServerOptions { Retry = Quick });
        receiver = await HookReceiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task Subscription_WithoutPayload_GetsAnEmptyPostForMatchesOnly()
    {
        await SubscribeAsync("Observation?code=http://loinc.org|2039-6");

        await client.PutAsync("Observation/other", Observation("other", "1-1"));
        await client.PutAsync("Observation/cea", Observation("cea", "2039-6"));

        var hook = await receiver.NextAsync();
        (hook.Method, hook.Path, hook.Body, hook.Key).ShouldBe(("POST", "/hook", "", "secret"));
        receiver.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Subscription_WithPayload_GetsAPutOfTheResource()
    {
        var created = await SubscribeAsync("Observation?code=2039-6", "application/fhir+json");
        (await client.GetAsync($"Subscription/{created.Id}")).Json["status"]!.GetValue<string>().ShouldBe("active");

        await client.PutAsync("Observation/cea", Observation("cea", "2039-6"));

        var hook = await receiver.NextAsync();
        (hook.Method, hook.Path).ShouldBe(("PUT", "/hook/Observation/cea"));
        JsonNode.Parse(hook.Body)!["meta"]!["versionId"]!.GetValue<string>().ShouldBe("1");
    }

    [Fact]
    public async Task Subscription_WhosePayloadIsPosted_GetsTheResourceAtTheEndpoint()
    {
        await using var medplum = await TestClient.StartAsync(new TestServerOptions { ClassicPayload = ClassicPayloadForm.PostBody });
        await medplum.PostAsync("Subscription", Subscription("Patient", "application/fhir+json"));

        await medplum.PutAsync("Patient/a", """{"resourceType":"Patient","id":"a"}""");

        var hook = await receiver.NextAsync();
        (hook.Method, hook.Path).ShouldBe(("POST", "/hook"));
        hook.Body.ShouldContain("Patient");
    }

    [Fact]
    public async Task Subscription_WhoseEndpointKeepsFailing_BecomesError()
    {
        receiver.Status = 500;
        var created = await SubscribeAsync("Patient?");

        await client.PutAsync("Patient/a", """{"resourceType":"Patient","id":"a"}""");
        for (var attempt = 0; attempt < Quick.Attempts; attempt++)
        {
            await receiver.NextAsync();
        }

        await Eventually.BecomesAsync(async () => (await client.GetAsync($"Subscription/{created.Id}")).Json["status"]!.GetValue<string>(), "error");
    }

    [Fact]
    public async Task Subscription_SwitchedOff_HearsNothing()
    {
        var off = await SubscribeAsync("Patient");
        await client.PutAsync($"Subscription/{off.Id}", Subscription("Patient").Replace("requested", "off", StringComparison.Ordinal));

        await client.PutAsync("Patient/a", """{"resourceType":"Patient","id":"a"}""");
        await SubscribeAsync("Condition");
        await client.PostAsync("Condition", """{"resourceType":"Condition"}""");

        await receiver.NextAsync();
        receiver.Waiting.ShouldBe(0);
    }

    [Theory]
    [InlineData("Nonsense?code=1", "criteria")]
    [InlineData("Observation?nonsense=1", "criteria")]
    public async Task Subscription_WithCriteriaNobodyCouldMatch_IsRefused(string criteria, string place)
    {
        var reply = await SubscribeAsync(criteria);

        reply.Status.ShouldBe(422);
        reply.Body.ShouldContain(place);
        (await client.IdsAsync("Subscription")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Subscription_WhereTheServerServesNone_IsRefusedAndNotAnnounced()
    {
        await using var epic = await TestClient.StartAsync(new TestServerOptions { Subscriptions = SubscriptionForms.None });

        (await epic.PostAsync("Subscription", Subscription("Patient"))).Status.ShouldBe(422);
        (await epic.GetAsync("metadata")).Body.ShouldNotContain("\"Subscription\"");
    }

    [Fact]
    public async Task Notifications_DroppedRepeatedAndReordered_ComeAsPlanned()
    {
        await SubscribeAsync("Patient", "application/fhir+json");
        client.Server.Faults.Add(new Fault(FaultKind.DropNotification));
        client.Server.Faults.Add(new Fault(FaultKind.RepeatNotification));
        client.Server.Faults.Add(new Fault(FaultKind.ReorderNotification));

        foreach (var id in new[] { "dropped", "repeated", "late", "early" })
        {
            await client.PutAsync($"Patient/{id}", $$"""{"resourceType":"Patient","id":"{{id}}"}""");
        }

        string[] paths = [(await receiver.NextAsync()).Path, (await receiver.NextAsync()).Path, (await receiver.NextAsync()).Path, (await receiver.NextAsync()).Path];
        paths.ShouldBe(["/hook/Patient/repeated", "/hook/Patient/repeated", "/hook/Patient/early", "/hook/Patient/late"]);
    }

    private Task<Reply> SubscribeAsync(string criteria, string? payload = null) => client.PostAsync("Subscription", Subscription(criteria, payload));

    private string Subscription(string criteria, string? payload = null) => new JsonObject
    {
        ["resourceType"] = "Subscription",
        ["status"] = "requested",
        ["reason"] = "test",
        ["criteria"] = criteria,
        ["channel"] = new JsonObject
        {
            ["type"] = "rest-hook",
            ["endpoint"] = receiver.Url,
            ["payload"] = payload,
            ["header"] = new JsonArray("X-Key: secret"),
        },
    }.ToJsonString().Replace("\"payload\":null,", "", StringComparison.Ordinal);

    private static string Observation(string id, string code)
        => $$$"""{"resourceType":"Observation","id":"{{{id}}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"{{{code}}}"}]}}""";
}
