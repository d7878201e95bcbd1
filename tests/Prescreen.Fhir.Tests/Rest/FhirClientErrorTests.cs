using System.Net.Sockets;
using Prescreen.Fhir.Rest;

namespace Prescreen.Fhir.Tests.Rest;

public sealed class FhirClientErrorTests
{
    private const string Outcome = """{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"invalid","diagnostics":"Jane Doe 1960-01-01"}]}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, ProblemKind.Invalid)]
    [InlineData(401, ProblemKind.Forbidden)]
    [InlineData(403, ProblemKind.Forbidden)]
    [InlineData(404, ProblemKind.NotFound)]
    [InlineData(405, ProblemKind.Unsupported)]
    [InlineData(408, ProblemKind.Unavailable)]
    [InlineData(409, ProblemKind.Conflict)]
    [InlineData(410, ProblemKind.NotFound)]
    [InlineData(412, ProblemKind.Conflict)]
    [InlineData(413, ProblemKind.Invalid)]
    [InlineData(422, ProblemKind.Invalid)]
    [InlineData(429, ProblemKind.Unavailable)]
    [InlineData(500, ProblemKind.Unavailable)]
    [InlineData(501, ProblemKind.Unsupported)]
    [InlineData(503, ProblemKind.Unavailable)]
    public async Task Read_RefusedWithOutcome_GivesKindAndIssueCodeButNoDiagnostics(int status, ProblemKind kind)
    {
        using FhirClient client = ClientFixture.Client(new FakeFhirServer().Answers(status, Outcome));

        Problem problem = (await client.ReadAsync("Patient", "p1", Token)).Problem!;

        problem.Kind.ShouldBe(kind);
        problem.Text.ShouldContain($"HTTP {status} (error: invalid)");
        problem.ToString().ShouldNotContain("Jane");
        problem.Place.ShouldBe("GET Patient/*");
    }

    [Fact]
    public async Task Read_NotFoundAsHtml_IsNotFound()
    {
        using FhirClient client = ClientFixture.Client(new FakeFhirServer().Answers(404, "<html>no</html>", "text/html"));

        Problem problem = (await client.ReadAsync("Observation", "7", Token)).Problem!;

        problem.ToString().ShouldStartWith("GET Observation/7: FHIR-101");
    }

    [Fact]
    public async Task Read_LoginPageWithStatus200_IsNotJson()
    {
        using FhirClient client = ClientFixture.Client(new FakeFhirServer().Answers(200, "<html>log in</html>", "text/html"));

        (await client.ReadAsync("Observation", "7", Token)).Problem!.Code.ShouldBe("FHIR-110");
    }

    [Fact]
    public async Task Read_EmptyBody_IsProblem()
    {
        using FhirClient client = ClientFixture.Client(new FakeFhirServer().Answers(200));

        (await client.ReadAsync("Observation", "7", Token)).Problem!.Code.ShouldBe("FHIR-116");
    }

    [Fact]
    public async Task Read_BodyOverTheLimit_IsProblemAndOneThatFitsIsNot()
    {
        string body = """{"resourceType":"Observation"}""";
        FhirClientOptions tight = ClientFixture.Options() with { MaxResponseBytes = body.Length - 1 };
        using FhirClient client = ClientFixture.Client(new FakeFhirServer().Answers(200, body), tight);
        using FhirClient roomy = ClientFixture.Client(new FakeFhirServer().Answers(200, body), tight with { MaxResponseBytes = body.Length });

        (await client.ReadAsync("Observation", "7", Token)).Problem!.Code.ShouldBe("FHIR-111");
        (await roomy.ReadAsync("Observation", "7", Token)).Value.Json.Length.ShouldBe(body.Length);
    }

    [Fact]
    public async Task Read_BodyOfUnannouncedLengthOverTheLimit_IsProblem()
    {
        using FhirClient client = ClientFixture.Client(
            new FakeFhirServer().Answers(200, new string(' ', 90_000), change: r => r.Content.Headers.ContentLength = null),
            ClientFixture.Options() with { MaxResponseBytes = 80_000 });

        (await client.ReadAsync("Observation", "7", Token)).Problem!.Code.ShouldBe("FHIR-111");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Read_Redirected_IsRefusedWithoutFollowing(int status)
    {
        FakeFhirServer server = new FakeFhirServer().Answers(status, change: r => r.Headers.Location = new Uri("https://evil.example/fhir/Patient/p1"));
        using FhirClient client = ClientFixture.Client(server);

        Problem problem = (await client.ReadAsync("Patient", "p1", Token)).Problem!;

        problem.Code.ShouldBe("FHIR-109");
        problem.ToString().ShouldNotContain("evil");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Read_TransportFollowedARedirectOffOrigin_IsRefused()
    {
        using FhirClient client = ClientFixture.Client(new FakeFhirServer().Answers(_ => FakeFhirServer.Reply(
            200, "{}", change: r => r.RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://evil.example/fhir/Patient/p1"))));

        (await client.ReadAsync("Patient", "p1", Token)).Problem!.Code.ShouldBe("FHIR-109");
    }

    [Fact]
    public async Task Read_SocketErrors_AreUnavailableAfterRetries()
    {
        FakeFhirServer server = new FakeFhirServer().Throws(new HttpRequestException("x", new SocketException((int)SocketError.ConnectionRefused)));
        using FhirClient client = ClientFixture.Client(server);

        Problem problem = (await client.ReadAsync("Patient", "p1", Token)).Problem!;

        problem.Kind.ShouldBe(ProblemKind.Unavailable);
        problem.Text.ShouldContain("ConnectionRefused");
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Read_AnswerBreaksOff_IsUnavailable()
    {
        using FhirClient client = ClientFixture.Client(new FakeFhirServer().Throws(new IOException("reset")));

        (await client.ReadAsync("Patient", "p1", Token)).Problem!.Code.ShouldBe("FHIR-107");
    }

    [Fact]
    public async Task Read_EveryAttemptHangs_TimesOutAfterRetries()
    {
        FakeFhirServer server = new FakeFhirServer().Hangs();
        FhirClientOptions options = ClientFixture.Options() with { AttemptTimeout = TimeSpan.FromSeconds(5) };
        using FhirClient client = ClientFixture.Client(server, options);

        Problem problem = (await client.ReadAsync("Patient", "p1", Token)).Problem!;

        problem.Code.ShouldBe("FHIR-108");
        problem.Kind.ShouldBe(ProblemKind.Unavailable);
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Create_Hangs_TimesOutOnce()
    {
        FakeFhirServer server = new FakeFhirServer().Hangs();
        using FhirClient client = ClientFixture.Client(server, ClientFixture.Options() with { AttemptTimeout = TimeSpan.FromSeconds(5) });

        Problem problem = (await client.CreateAsync(ClientFixture.Bytes("""{"resourceType":"Task"}"""), null, Token)).Problem!;

        problem.Code.ShouldBe("FHIR-108");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Read_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        using FhirClient client = ClientFixture.Client(new FakeFhirServer().Hangs());

        await Should.ThrowAsync<OperationCanceledException>(() => client.ReadAsync("Patient", "p1", cancelled.Token));
    }

    [Theory]
    [InlineData("Patient", "../secret")]
    [InlineData("Patient", "..")]
    [InlineData("Patient", "a/b")]
    [InlineData("Patient", "")]
    [InlineData("patient", "1")]
    [InlineData("Patient?x", "1")]
    public async Task Read_NoTypeOrId_IsProblemWithoutARequest(string type, string id)
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, "{}");
        using FhirClient client = ClientFixture.Client(server);

        (await client.ReadAsync(type, id, Token)).Problem!.Code.ShouldBe("FHIR-115");
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://evil.example/x")]
    [InlineData("//evil.example/x")]
    [InlineData("../other/x")]
    [InlineData("%2e%2e/other")]
    public async Task Operation_AddressLeavesTheBase_IsProblemWithoutARequest(string path)
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, "{}");
        using FhirClient client = ClientFixture.Client(server);

        (await client.OperationAsync(path, Token)).Problem!.Code.ShouldBe("FHIR-115");
        server.Requests.ShouldBeEmpty();
    }
}
