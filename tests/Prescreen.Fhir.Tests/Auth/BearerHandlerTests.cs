using Prescreen.Fhir.Auth;
using Prescreen.Fhir.Rest;
using Prescreen.Fhir.Tests.Rest;

namespace Prescreen.Fhir.Tests.Auth;

public sealed class BearerHandlerTests
{
    private const string Patient = """{"resourceType":"Patient","id":"p1"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_WithSource_CarriesTheToken()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, Patient);
        using FhirClient client = ClientFixture.Client(server, tokens: new FakeTokens("t1"));

        await client.ReadAsync("Patient", "p1", Token);

        server.Requests[0].Headers["Authorization"].ShouldBe("Bearer t1");
    }

    [Fact]
    public async Task Read_401_RenewsOnceAndTriesAgain()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(401).Answers(200, Patient);
        using FhirClient client = ClientFixture.Client(server, tokens: new FakeTokens("t1", "t2"));

        (await client.ReadAsync("Patient", "p1", Token)).Value.Status.ShouldBe(200);
        server.Requests.Select(request => request.Headers["Authorization"]).ShouldBe(["Bearer t1", "Bearer t2"]);
    }

    [Fact]
    public async Task Read_401WithEveryToken_IsForbiddenAfterTwoRequests()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(401);
        using FhirClient client = ClientFixture.Client(server, tokens: new FakeTokens("t1", "t2", "t3"));

        (await client.ReadAsync("Patient", "p1", Token)).Problem!.Code.ShouldBe("FHIR-102");
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Read_401AndNoOtherToken_AsksOnce()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(401);
        using FhirClient client = ClientFixture.Client(server, tokens: new FakeTokens("t1"));

        (await client.ReadAsync("Patient", "p1", Token)).Problem!.Code.ShouldBe("FHIR-102");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Read_NoToken_GivesTheSourcesProblemAndSendsNothing()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, Patient);
        using FhirClient client = ClientFixture.Client(server, tokens: new FakeTokens());

        Problem problem = (await client.ReadAsync("Patient", "p1", Token)).Problem!;

        problem.Text.ShouldBe("none left");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Search_NextLinkOffOrigin_NeverSeesTheToken()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(
            200, """{"resourceType":"Bundle","link":[{"relation":"next","url":"https://evil.example/fhir/Patient"}]}""");
        using FhirClient client = ClientFixture.Client(server, tokens: new FakeTokens("t1"));

        await ClientFixture.AllAsync(client.SearchAsync("Patient?_count=1", Token));

        server.Requests.ShouldAllBe(request => request.Url.StartsWith("https://ehr.example/fhir/"));
    }

    [Fact]
    public async Task Send_AddressOutsideTheBase_GoesWithoutToken()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200);
        using var invoker = new HttpMessageInvoker(new BearerHandler(server, new FhirAddress(new Uri("https://ehr.example/fhir/")), new FakeTokens("t1")));
        using var message = new HttpRequestMessage(HttpMethod.Get, "https://evil.example/fhir/Patient");

        using HttpResponseMessage response = await invoker.SendAsync(message, Token);

        server.Requests[0].Headers.ContainsKey("Authorization").ShouldBeFalse();
    }

    private sealed class FakeTokens(params string[] values) : IAccessTokenSource
    {
        private int index;

        public ValueTask<Result<AccessToken>> GetAsync(string? refused, CancellationToken cancellationToken)
        {
            index = index + 1 < values.Length && refused == values[index] ? index + 1 : index;
            Result<AccessToken> result = values.Length == 0
                ? new Problem(ProblemKind.Forbidden, "TEST-1", "none left")
                : new AccessToken(values[index], ClientFixture.Now.AddHours(1));
            return ValueTask.FromResult(result);
        }
    }
}
