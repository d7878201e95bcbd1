using System.Collections.Immutable;
using System.Text;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;
using Prescreen.Fhir.Rest;
using Prescreen.Fhir.Subscriptions;
using Prescreen.Fhir.Tests.Rest;

namespace Prescreen.Fhir.Tests.Subscriptions;

public sealed class SubscriptionKeeperTests
{
    private const string Able = """{"resourceType":"CapabilityStatement","rest":[{"resource":[{"type":"Subscription","interaction":[{"code":"create"}]}]}]}""";
    private const string Criteria = "Observation?code=http://loinc.org|777-3";

    private static readonly SubscriptionPlan Plan = SubscriptionPlan.Of([new WantedCodes("Observation", [new Coding("http://loinc.org", "777-3")])]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ensure_NoneThere_CreatesClassic()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, Able).Answers(200, Page()).Answers(201);

        SubscriptionState state = (await EnsureAsync(server, Options())).Value.Single();

        (state.Name, state.Act).ShouldBe(("Observation 1", SubscriptionAct.Created));
        Subscription sent = SubscriptionReader.Read(Encoding.UTF8.GetBytes(server.Requests[2].Body)).Value;
        (sent.Status, sent.Criteria, sent.Endpoint, sent.Payload).ShouldBe(("requested", Criteria, "https://me.example/hook", null));
        sent.Headers.ShouldBe(["X-Prescreen-Secret: s3cret"]);
        sent.Reason.ShouldStartWith("[Prescreen] Observation 1 (key ");
        sent.Reason.ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task Ensure_AsWanted_WritesNothing()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, Able).Answers(200, Page(await WrittenAsync(Options()))).Answers(500);

        (await EnsureAsync(server, Options())).Value.Single().Act.ShouldBe(SubscriptionAct.Kept);
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Ensure_ServerHidesHeaders_WritesNothing()
    {
        string stored = (await WrittenAsync(Options())).Replace(""","header":["X-Prescreen-Secret: s3cret"]""", "", StringComparison.Ordinal);
        FakeFhirServer server = new FakeFhirServer().Answers(200, Able).Answers(200, Page(stored)).Answers(500);

        (await EnsureAsync(server, Options())).Value.Single().Act.ShouldBe(SubscriptionAct.Kept);
    }

    [Theory]
    [InlineData("\"requested\"", "\"error\"", "in error")]
    [InlineData("\"requested\"", "\"off\"", "off")]
    [InlineData("https://me.example/hook", "https://old.example/hook", "another endpoint")]
    [InlineData("777-3", "1-1", "other criteria")]
    [InlineData("Secret: s3cret", "Secret: old", "another secret")]
    [InlineData("(key ", "(key x", "another secret behind hidden headers")]
    [InlineData("\"type\":\"rest-hook\"", "\"type\":\"rest-hook\",\"payload\":\"application/fhir+json\"", "a payload")]
    public async Task Ensure_Different_IsRepairedAndKeepsWhatOthersAdded(string had, string has, string why)
    {
        string stored = (await WrittenAsync(Options())).Replace(had, has, StringComparison.Ordinal)
            .Replace("\"criteria\"", "\"contact\":[{\"value\":\"it@hospital\"}],\"error\":\"x\",\"criteria\"", StringComparison.Ordinal);
        FakeFhirServer server = new FakeFhirServer().Answers(200, Able).Answers(200, Page(stored)).Answers(200);

        (await EnsureAsync(server, Options())).Value.Single().Act.ShouldBe(SubscriptionAct.Repaired, why);

        FakeFhirServer.Asked update = server.Requests[2];
        (update.Method, update.Url, update.Headers["If-Match"]).ShouldBe(("PUT", "https://ehr.example/fhir/Subscription/s1", "W/\"5\""), why);
        update.Body.ShouldContain("it@hospital", Case.Sensitive, why);
        update.Body.ShouldNotContain("\"error\"", Case.Sensitive, why);
        Subscription sent = SubscriptionReader.Read(Encoding.UTF8.GetBytes(update.Body)).Value;
        (sent.Status, sent.Criteria, sent.Endpoint).ShouldBe(("requested", Criteria, "https://me.example/hook"), why);
        sent.Headers.ShouldBe(["X-Prescreen-Secret: s3cret"], why);
    }

    [Fact]
    public async Task Ensure_OursBeyondThePlanAndTwins_AreRemovedAndOthersAreNot()
    {
        string ours = await WrittenAsync(Options());
        FakeFhirServer server = new FakeFhirServer().Answers(200, Able)
            .Answers(200, Page(
                ours,
                ours.Replace("\"s1\"", "\"twin\"", StringComparison.Ordinal),
                ours.Replace("\"s1\"", "\"gone\"", StringComparison.Ordinal).Replace("Observation 1", "Procedure 1", StringComparison.Ordinal),
                ours.Replace("\"s1\"", "\"foreign\"", StringComparison.Ordinal).Replace("[Prescreen]", "[Other]", StringComparison.Ordinal)))
            .Answers(204);

        ImmutableArray<SubscriptionState> states = (await EnsureAsync(server, Options())).Value;

        states.Select(state => (state.Id, state.Act)).ShouldBe([("s1", SubscriptionAct.Kept), ("twin", SubscriptionAct.Removed), ("gone", SubscriptionAct.Removed)]);
        server.Requests.Skip(2).Select(request => request.Method).ShouldBe(["DELETE", "DELETE"]);
    }

    [Fact]
    public async Task Ensure_ServerWithoutSubscriptions_SaysWhatToUseInstead()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, """{"resourceType":"CapabilityStatement"}""");

        Problem problem = (await EnsureAsync(server, Options())).Problem!;

        (problem.Kind, problem.Code).ShouldBe((ProblemKind.Unsupported, "FHIR-131"));
        problem.Text.ShouldContain("CatchUp");
    }

    [Fact]
    public async Task Ensure_TopicConfigured_CreatesOneBackportSubscription()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, Able).Answers(200, Page()).Answers(201);

        (await EnsureAsync(server, Options() with { Topic = "http://topic/1" })).Value.Single().Name.ShouldBe("topic");

        Subscription sent = SubscriptionReader.Read(Encoding.UTF8.GetBytes(server.Requests[2].Body)).Value;
        sent.Criteria.ShouldBe("http://topic/1");
        sent.Backport!.Filters.ShouldBe([Criteria]);
        sent.Meta.Profiles.ShouldBe(["http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription"]);
    }

    [Fact]
    public async Task Ensure_TopicAsWanted_WritesNothing()
    {
        SubscriptionOptions options = Options() with { Topic = "http://topic/1" };
        FakeFhirServer server = new FakeFhirServer().Answers(200, Able).Answers(200, Page(await WrittenAsync(options))).Answers(500);

        (await EnsureAsync(server, options)).Value.Single().Act.ShouldBe(SubscriptionAct.Kept);
    }

    [Fact]
    public async Task Ensure_TopicFormWithoutTopic_IsProblem()
        => (await EnsureAsync(new FakeFhirServer().Answers(200, Able), Options() with { Form = SubscriptionForm.Topic })).Problem!.Code.ShouldBe("FHIR-132");

    [Fact]
    public async Task Ensure_CriteriaRefusedByATopicServer_NamesTheTopics()
    {
        string topics = """
            {"resourceType":"CapabilityStatement","rest":[{"resource":[{"type":"Subscription","interaction":[{"code":"create"}],"extension":[
              {"url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/capabilitystatement-subscriptiontopic-canonical","valueCanonical":"http://topic/1"}]}]}]}
            """;
        FakeFhirServer server = new FakeFhirServer().Answers(200, topics).Answers(200, Page()).Answers(422);

        Problem problem = (await EnsureAsync(server, Options())).Problem!;

        problem.Code.ShouldBe("FHIR-133");
        problem.Text.ShouldContain("http://topic/1");
    }

    [Fact]
    public async Task Ensure_MedplumLike_SubmitsActiveWithASigningSecret()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, Able).Answers(200, Page()).Answers(201);

        await EnsureAsync(server, Options() with { Status = "active", SecretHeader = null });

        Subscription sent = SubscriptionReader.Read(Encoding.UTF8.GetBytes(server.Requests[2].Body)).Value;
        sent.Status.ShouldBe("active");
        sent.Headers.ShouldBeEmpty();
        sent.Extensions.Single().Value.ShouldBe("s3cret");
    }

    [Fact]
    public async Task Status_Topic_AsksForItsEvents()
    {
        SubscriptionOptions options = Options() with { Topic = "http://topic/1" };
        string status = """
            {"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Parameters","parameter":[{"name":"type","valueCode":"query-status"},
              {"name":"status","valueCode":"active"},{"name":"subscription","valueReference":{"reference":"Subscription/s1"}},{"name":"events-since-subscription-start","valueString":"41"}]}}]}
            """;
        FakeFhirServer server = new FakeFhirServer().Answers(200, Page(await WrittenAsync(options))).Answers(200, status);
        using FhirClient client = ClientFixture.Client(server);

        SubscriptionState state = (await new SubscriptionKeeper(client, options).StatusAsync(Token)).Value.Single();

        (state.Status, state.EventsSinceStart).ShouldBe(("active", 41L));
        server.Requests[1].Url.ShouldBe("https://ehr.example/fhir/Subscription/s1/$status");
    }

    [Fact]
    public async Task Remove_DeletesOurs()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, Page(await WrittenAsync(Options()))).Answers(204);
        using FhirClient client = ClientFixture.Client(server);

        (await new SubscriptionKeeper(client, Options()).RemoveAsync(Token)).Value.Single().Act.ShouldBe(SubscriptionAct.Removed);
        server.Requests[1].Url.ShouldBe("https://ehr.example/fhir/Subscription/s1");
    }

    private static SubscriptionOptions Options() => new() { Endpoint = new Uri("https://me.example/hook"), Secret = "s3cret" };

    private static async Task<Result<ImmutableArray<SubscriptionState>>> EnsureAsync(FakeFhirServer server, SubscriptionOptions options)
    {
        using FhirClient client = ClientFixture.Client(server);
        return await new SubscriptionKeeper(client, options).EnsureAsync(Plan, Token);
    }

    /// <summary>What the keeper itself sends, as the server would keep it.</summary>
    private static async Task<string> WrittenAsync(SubscriptionOptions options)
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, Able).Answers(200, Page()).Answers(201);
        await EnsureAsync(server, options);
        return server.Requests[2].Body.Insert(1, "\"id\":\"s1\",").Replace("\"meta\":{", "\"meta\":{\"versionId\":\"5\",", StringComparison.Ordinal)
            is var stored && stored.Contains("versionId", StringComparison.Ordinal)
            ? stored
            : stored.Insert(1, "\"meta\":{\"versionId\":\"5\"},");
    }

    private static string Page(params string[] subscriptions)
        => $$"""{"resourceType":"Bundle","type":"searchset","entry":[{{string.Join(',', subscriptions.Select(s => $"{{\"resource\":{s}}}"))}}]}""";
}
