using System.Net.Http.Headers;
using Prescreen.Fhir.Rest;

namespace Prescreen.Fhir.Tests.Rest;

public sealed class FhirClientRetryTests
{
    private const string Patient = """{"resourceType":"Patient","id":"p1"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Read_BusyOnce_IsTriedAgain(int status)
    {
        FakeFhirServer server = new FakeFhirServer().Answers(status).Answers(200, Patient);
        using FhirClient client = ClientFixture.Client(server);

        (await client.ReadAsync("Patient", "p1", Token)).Value.Status.ShouldBe(200);
        server.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task Read_RefusedForGood_IsNotTriedAgain(int status)
    {
        FakeFhirServer server = new FakeFhirServer().Answers(status).Answers(200, Patient);
        using FhirClient client = ClientFixture.Client(server);

        (await client.ReadAsync("Patient", "p1", Token)).Problem.ShouldNotBeNull();
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Read_RetryAfterInSeconds_IsWaitedOut()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(429, change: After("7")).Answers(200, Patient);
        FixedTime time = ClientFixture.Time();
        using FhirClient client = ClientFixture.Client(server, time: time);

        await client.ReadAsync("Patient", "p1", Token);

        time.Waits.ShouldContain(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Read_RetryAfterAsDate_IsWaitedOutByTheServersClock()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(503, change: response =>
        {
            response.Headers.Date = ClientFixture.Now.AddMinutes(-3);
            response.Headers.RetryAfter = new RetryConditionHeaderValue(ClientFixture.Now.AddMinutes(-3).AddSeconds(11));
        }).Answers(200, Patient);
        FixedTime time = ClientFixture.Time();
        using FhirClient client = ClientFixture.Client(server, time: time);

        await client.ReadAsync("Patient", "p1", Token);

        time.Waits.ShouldContain(TimeSpan.FromSeconds(11));
    }

    [Fact]
    public async Task Read_RetryAfterDateInThePast_IsTriedAtOnce()
    {
        FakeFhirServer server = new FakeFhirServer()
            .Answers(503, change: r => r.Headers.RetryAfter = new RetryConditionHeaderValue(ClientFixture.Now.AddMinutes(-1)))
            .Answers(200, Patient);
        using FhirClient client = ClientFixture.Client(server);

        (await client.ReadAsync("Patient", "p1", Token)).Value.Status.ShouldBe(200);
    }

    [Fact]
    public async Task Read_RetryAfterLongerThanTheCap_GivesTheProblemWithTheWish()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(429, change: After("3600")).Answers(200, Patient);
        using FhirClient client = ClientFixture.Client(server);

        Problem problem = (await client.ReadAsync("Patient", "p1", Token)).Problem!;

        problem.RetryAfter.ShouldBe(TimeSpan.FromHours(1));
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Read_BusyToTheEnd_GivesTheLastProblem()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(503);
        using FhirClient client = ClientFixture.Client(server);

        (await client.ReadAsync("Patient", "p1", Token)).Problem!.Code.ShouldBe("FHIR-105");
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Create_WithoutCondition_IsNeverRepeated()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(503).Answers(201, Patient);
        using FhirClient client = ClientFixture.Client(server);

        (await client.CreateAsync(ClientFixture.Bytes(Patient), null, Token)).Problem!.Code.ShouldBe("FHIR-105");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Create_WithCondition_IsRepeatedWithTheSameBody()
    {
        FakeFhirServer server = new FakeFhirServer().Throws(new HttpRequestException("reset")).Answers(201, Patient);
        using FhirClient client = ClientFixture.Client(server);

        (await client.CreateAsync(ClientFixture.Bytes(Patient), "identifier=s|v", Token)).Value.WasCreated.ShouldBeTrue();
        server.Requests.Select(request => request.Body).ShouldBe([Patient, Patient]);
        server.Requests.ShouldAllBe(request => request.Headers["If-None-Exist"] == "identifier=s|v");
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task Transaction_Busy_IsRepeatedOnlyWhenSaidSo(bool isRepeatable, int requests)
    {
        FakeFhirServer server = new FakeFhirServer().Answers(503).Answers(200, """{"resourceType":"Bundle"}""");
        using FhirClient client = ClientFixture.Client(server);

        await client.TransactionAsync(ClientFixture.Bytes("""{"resourceType":"Bundle"}"""), Token, isRepeatable);

        server.Requests.Count.ShouldBe(requests);
        server.Requests[0].Url.ShouldBe("https://ehr.example/fhir");
    }

    private static Action<HttpResponseMessage> After(string value) => response => response.Headers.TryAddWithoutValidation("Retry-After", value);
}
