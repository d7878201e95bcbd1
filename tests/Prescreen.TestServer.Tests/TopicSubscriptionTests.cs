using System.Text.Json.Nodes;
using Prescreen.TestServer.Tests.Support;

namespace Prescreen.TestServer.Tests;

/// <summary>R4 backport subscriptions. See http://hl7.org/fhir/uv/subscriptions-backport/.</summary>
public sealed class TopicSubscriptionTests : IAsyncLifetime
{
    private const string Definitions = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    private const string Topic = "http://example.org/SubscriptionTopic/results";

    private TestClient client = null!;
    private HookReceiver receiver = null!;

    public async ValueTask InitializeAsync()
    {
        client = await TestClient.StartAsync(new TestServerOptions { Retry = new RetryPolicy { Attempts = 2, FirstDelay = TimeSpan.FromMilliseconds(5) } });
        receiver = await HookReceiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task Subscription_WhoseEndpointAnswersTheHandshake_BecomesActive()
    {
        var created = await SubscribeAsync("id-only");

        var handshake = JsonNode.Parse((await receiver.NextAsync()).Body)!;

        handshake["type"]!.GetValue<string>().ShouldBe("history");
        handshake["meta"]!["profile"]![0]!.GetValue<string>().ShouldBe(Definitions + "backport-subscription-notification-r4");
        Status(handshake)["type"].ShouldBe("handshake");
        Status(handshake)["status"].ShouldBe("requested");
        Status(handshake)["topic"].ShouldBe(Topic);
        Status(handshake)["events-since-subscription-start"].ShouldBe("0");
        await BecomesAsync(created.Id, "active");
    }

    [Fact]
    public async Task Subscription_WhoseEndpointRefusesTheHandshake_BecomesError()
    {
        receiver.Status = 404;

        var created = await SubscribeAsync("id-only");

        await BecomesAsync(created.Id, "error");
    }

    [Fact]
    public async Task Events_AreNumberedWithoutGapsAndNameTheirFocus()
    {
        await ActiveAsync("id-only");

        await client.PutAsync("Observation/a", Observation("a", "final"));
        await client.PutAsync("Observation/other", Observation("other", "preliminary"));
        await client.PutAsync("Observation/b", Observation("b", "final"));

        var first = JsonNode.Parse((await receiver.NextAsync()).Body)!;
        var second = JsonNode.Parse((await receiver.NextAsync()).Body)!;
        Status(first)["type"].ShouldBe("event-notification");
        Event(first).ShouldBe(("1", $"{client.Server.BaseUrl}Observation/a"));
        Event(second).ShouldBe(("2", $"{client.Server.BaseUrl}Observation/b"));
        first["entry"]![1]!["resource"].ShouldBeNull();
        first["entry"]![1]!["request"]!["method"]!.GetValue<string>().ShouldBe("PUT");
    }

    [Fact]
    public async Task Events_OfAFullResourceSubscription_CarryTheVersionThatMadeThem()
    {
        await ActiveAsync("full-resource");

        await client.PutAsync("Observation/a", Observation("a", "final"));

        var bundle = JsonNode.Parse((await receiver.NextAsync()).Body)!;
        bundle["entry"]![1]!["resource"]!["meta"]!["versionId"]!.GetValue<string>().ShouldBe("1");
    }

    [Fact]
    public async Task Events_OfAnEmptySubscription_TellNothingButTheirNumber()
    {
        await ActiveAsync("empty");

        await client.PutAsync("Observation/a", Observation("a", "final"));

        var hook = await receiver.NextAsync();
        hook.Body.ShouldNotContain("Observation/a");
        JsonNode.Parse(hook.Body)!["entry"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task StatusAndEvents_TellAgainWhatHappened()
    {
        var id = await ActiveAsync("id-only");
        await client.PutAsync("Observation/a", Observation("a", "final"));
        await client.PutAsync("Observation/a", Observation("a", "final"));
        await client.PutAsync("Observation/b", Observation("b", "final"));

        var status = (await client.GetAsync($"Subscription/{id}/$status")).Json;
        var events = (await client.GetAsync($"Subscription/{id}/$events?eventsSinceNumber=2&content=full-resource")).Json;

        status["type"]!.GetValue<string>().ShouldBe("searchset");
        status["entry"]![0]!["resource"]!.ToJsonString().ShouldContain("query-status");
        Status(status)["events-since-subscription-start"].ShouldBe("3");
        Event(events).ShouldBe(("2", $"{client.Server.BaseUrl}Observation/a"));
        events["entry"]!.AsArray().Skip(1).Select(entry => entry!["resource"]!["id"]!.GetValue<string>()).ShouldBe(["a", "b"]);
        (await client.GetAsync("Subscription/$status?status=active")).Json["total"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Subscription_WithAHeartbeat_IsToldThatNothingHappened()
    {
        await ActiveAsync("id-only", heartbeatSeconds: 1);

        var beat = JsonNode.Parse((await receiver.NextAsync()).Body)!;

        Status(beat)["type"].ShouldBe("heartbeat");
    }

    [Fact]
    public async Task Transaction_OfSeveralEvents_IsToldTogetherUpToTheMaximum()
    {
        await ActiveAsync("id-only", maxCount: 10);

        await client.PostAsync("", $$$"""
            {"resourceType":"Bundle","type":"transaction","entry":[
              {"resource":{{{Observation("a", "final")}}},"request":{"method":"PUT","url":"Observation/a"}},
              {"resource":{{{Observation("b", "final")}}},"request":{"method":"PUT","url":"Observation/b"}}]}
            """);

        List<string> numbers = [];
        while (numbers.Count < 2)
        {
            numbers.AddRange(Events(JsonNode.Parse((await receiver.NextAsync()).Body)!).Select(part => part.Number));
        }

        numbers.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Subscription_OfAnUnknownTopic_IsRefusedWhereTheServerIsTold()
    {
        await using var strict = await TestClient.StartAsync(new TestServerOptions { AcceptUnknownTopics = false, Topics = [new TopicDefinition(Topic, ["Observation"])] });

        (await strict.PostAsync("Subscription", Subscription("id-only"))).Status.ShouldBe(201);
        (await strict.PostAsync("Subscription", Subscription("id-only").Replace(Topic, Topic + "x", StringComparison.Ordinal))).Status.ShouldBe(422);
    }

    private async Task<string> ActiveAsync(string content, int heartbeatSeconds = 0, int maxCount = 1)
    {
        var created = await SubscribeAsync(content, heartbeatSeconds, maxCount);
        Status(JsonNode.Parse((await receiver.NextAsync()).Body)!)["type"].ShouldBe("handshake");
        await BecomesAsync(created.Id, "active");
        return created.Id;
    }

    private Task BecomesAsync(string id, string status)
        => Eventually.BecomesAsync(async () => (await client.GetAsync($"Subscription/{id}")).Json["status"]!.GetValue<string>(), status);

    private async Task<Reply> SubscribeAsync(string content, int heartbeatSeconds = 0, int maxCount = 1)
    {
        var created = await client.PostAsync("Subscription", Subscription(content, heartbeatSeconds, maxCount));
        created.Status.ShouldBe(201, created.Body);
        return created;
    }

    private string Subscription(string content, int heartbeatSeconds = 0, int maxCount = 1) => $$$$"""
        {"resourceType":"Subscription","meta":{"profile":["{{{{Definitions}}}}backport-subscription"]},"status":"requested","reason":"test","criteria":"{{{{Topic}}}}",
         "_criteria":{"extension":[{"url":"{{{{Definitions}}}}backport-filter-criteria","valueString":"Observation?status=final"}]},
         "channel":{"type":"rest-hook","endpoint":"{{{{receiver.Url}}}}","payload":"application/fhir+json",
          "extension":[{"url":"{{{{Definitions}}}}backport-heartbeat-period","valueUnsignedInt":{{{{heartbeatSeconds}}}}},{"url":"{{{{Definitions}}}}backport-max-count","valuePositiveInt":{{{{maxCount}}}}}],
          "_payload":{"extension":[{"url":"{{{{Definitions}}}}backport-payload-content","valueCode":"{{{{content}}}}"}]}}}
        """;

    private static string Observation(string id, string status) => $$"""{"resourceType":"Observation","id":"{{id}}","status":"{{status}}"}""";

    private static Dictionary<string, string> Status(JsonNode bundle) => bundle["entry"]![0]!["resource"]!["parameter"]!.AsArray()
        .Where(parameter => parameter!["part"] is null)
        .ToDictionary(parameter => parameter!["name"]!.GetValue<string>(), parameter => parameter!.AsObject().First(member => member.Key.StartsWith("value", StringComparison.Ordinal)).Value!.ToString());

    private static (string Number, string Focus) Event(JsonNode bundle) => Events(bundle)[0];

    private static List<(string Number, string Focus)> Events(JsonNode bundle) => [.. bundle["entry"]![0]!["resource"]!["parameter"]!.AsArray()
        .Where(parameter => parameter!["name"]!.GetValue<string>() == "notification-event")
        .Select(parameter => parameter!["part"]!.AsArray())
        .Select(parts => (parts[0]!["valueString"]!.GetValue<string>(), parts[2]!["valueReference"]!["reference"]!.GetValue<string>()))];
}
