using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using Prescreen.Fhir.Auth;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;
using Prescreen.Fhir.Rest;
using Prescreen.TestServer.Tests.Support;

namespace Prescreen.TestServer.Tests;

/// <summary>The product's own client, writers and readers against the server.</summary>
public sealed class InteropTests
{
    [Fact]
    public async Task FhirClient_SearchingManyCodesByPost_FollowsShortLinksToTheEnd()
    {
        await using var server = await TestClient.StartAsync(new TestServerOptions { PageSize = 2 });
        for (var i = 0; i < 5; i++)
        {
            await server.PutAsync($"Observation/o{i}", $$$"""{"resourceType":"Observation","id":"o{{{i}}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"{{{i}}}-1"}]}}""");
        }

        using FhirClient client = new(FhirTransport.Create(), new FhirClientOptions { BaseUrl = server.Server.BaseUrl }, TimeProvider.System);
        var codes = string.Join(',', Enumerable.Range(0, 1000).Select(code => $"http://loinc.org|{code}-1"));
        List<int> pages = [];
        await foreach (var page in client.SearchAsync($"Observation?code={Uri.EscapeDataString(codes)}", TestContext.Current.CancellationToken))
        {
            pages.Add(page.Value.Bundle.Entries.Length);
            (page.Value.Bundle.Next?.Length ?? 0).ShouldBeLessThan(400);
        }

        pages.ShouldBe([2, 2, 1]);
    }

    [Fact]
    public async Task Capabilities_OfTheServer_AreReadAsTheyAre()
    {
        await using var server = await TestClient.StartAsync(new TestServerOptions { Topics = [new TopicDefinition("http://example.org/topic", ["Observation"])] });
        using FhirClient client = new(FhirTransport.Create(), new FhirClientOptions { BaseUrl = server.Server.BaseUrl }, TimeProvider.System);

        var capabilities = (await client.CapabilitiesAsync(TestContext.Current.CancellationToken)).Value;

        (capabilities.HasSubscriptions, capabilities.HasEverything, capabilities.HasTransactions).ShouldBe((true, true, true));
        capabilities.SubscriptionTopics.ShouldBe(["http://example.org/topic"]);
    }

    [Fact]
    public async Task Notification_OfASubscriptionTheProductWrote_IsReadByTheProduct()
    {
        await using var server = await TestClient.StartAsync();
        await using var receiver = await HookReceiver.StartAsync();
        var written = SubscriptionWriter.Write(new Subscription
        {
            Status = "requested",
            Reason = "test",
            Criteria = "http://example.org/topic",
            Endpoint = receiver.Url,
            Payload = "application/fhir+json",
            Backport = new BackportTerms { Filters = ["Observation?status=final"] },
        });
        var created = await server.PostAsync("Subscription", Encoding.UTF8.GetString(written.Span));
        created.Status.ShouldBe(201, created.Body);

        var handshake = await ReadAsync(receiver);
        await Eventually.BecomesAsync(async () => (await server.GetAsync($"Subscription/{created.Id}")).Json["status"]!.GetValue<string>(), "active");
        await server.PutAsync("Observation/a", """{"resourceType":"Observation","id":"a","status":"final"}""");
        var told = await ReadAsync(receiver);

        (handshake.Type, handshake.Topic, handshake.EventsSinceStart).ShouldBe(("handshake", "http://example.org/topic", 0L));
        (told.Type, told.EventsSinceStart, told.Events.Single().Number).ShouldBe(("event-notification", 1L, 1L));
        told.Events.Single().Focus.ShouldBe($"{server.Server.BaseUrl}Observation/a");
    }

    [Fact]
    public async Task SmartBackendTokens_OfARegisteredClient_AreAccepted()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var parts = key.ExportParameters(includePrivateParameters: true);
        var open = $"\"kty\":\"EC\",\"crv\":\"P-384\",\"kid\":\"k1\",\"x\":\"{Base64UrlEncoder.Encode(parts.Q.X)}\",\"y\":\"{Base64UrlEncoder.Encode(parts.Q.Y)}\"";
        await using var server = await TestClient.StartAsync(new TestServerOptions
        {
            RequireBearer = true,
            Clients = [new RegisteredClient("prescreen", $"{{\"keys\":[{{{open}}}]}}")],
        });
        SmartBackendOptions options = new()
        {
            FhirBaseUrl = server.Server.BaseUrl,
            ClientId = "prescreen",
            Keys = $"{{\"keys\":[{{{open},\"d\":\"{Base64UrlEncoder.Encode(parts.D)}\"}}]}}",
        };
        using SmartBackendTokens tokens = new(FhirTransport.Create(), options, TimeProvider.System, () => RandomNumberGenerator.GetHexString(32));
        using FhirClient client = new(FhirTransport.Create(), new FhirClientOptions { BaseUrl = server.Server.BaseUrl }, TimeProvider.System, tokens);

        var reply = await client.CreateAsync("{\"resourceType\":\"Patient\"}"u8.ToArray(), null, TestContext.Current.CancellationToken);

        reply.Problem.ShouldBeNull();
        reply.Value.WasCreated.ShouldBeTrue();
    }

    private static async Task<SubscriptionStatus> ReadAsync(HookReceiver receiver)
    {
        var bundle = BundleEnvelope.Read(Encoding.UTF8.GetBytes((await receiver.NextAsync()).Body)).Value;
        return SubscriptionStatusReader.Read(bundle.Entries[0].Resource.Span).Value;
    }
}
