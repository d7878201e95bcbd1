using Prescreen.Fhir.Rest;

namespace Prescreen.Fhir.Tests.Rest;

public sealed class FhirClientSearchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Search_ThreePages_FollowsRelativeAndAbsoluteLinks()
    {
        FakeFhirServer server = new FakeFhirServer()
            .Answers(200, Page("1", "https://ehr.example/fhir?_getpages=a"), change: r => r.Headers.Date = ClientFixture.Now)
            .Answers(200, Page("2", "Observation?page=3"))
            .Answers(200, Page("3", null));
        using FhirClient client = ClientFixture.Client(server);

        List<Result<FhirPage>> pages = await ClientFixture.AllAsync(client.SearchAsync("Observation?code=a|b", Token));

        pages.Select(page => page.Value.Number).ShouldBe([1, 2, 3]);
        pages[0].Value.ServerDate.ShouldBe(ClientFixture.Now);
        pages[0].Value.Bundle.Entries.Length.ShouldBe(1);
        server.Requests.Select(request => request.Url).ShouldBe(
            ["https://ehr.example/fhir/Observation?code=a%7Cb", "https://ehr.example/fhir?_getpages=a", "https://ehr.example/fhir/Observation?page=3"]);
        server.Requests[0].Headers["Prefer"].ShouldBe("handling=strict");
        server.Requests[0].Headers["Accept"].ShouldBe("application/fhir+json");
    }

    [Theory]
    [InlineData("https://evil.example/fhir/Observation?page=2", "another host")]
    [InlineData("http://ehr.example/fhir/Observation?page=2", "another scheme")]
    [InlineData("https://ehr.example:8443/fhir/Observation?page=2", "another port")]
    [InlineData("https://ehr.example/admin?page=2", "beside the base path")]
    [InlineData("https://ehr.example/fhirother/Observation?page=2", "a path that only begins alike")]
    [InlineData("https://ehr.example/fhir/../admin", "steps up")]
    [InlineData("https://ehr.example/fhir/%2e%2e/admin", "hidden steps up")]
    [InlineData("https://ehr.example/fhir/..%2fadmin", "hidden slash")]
    [InlineData("https://ehr.example/fhir/..%5cadmin", "hidden backslash")]
    [InlineData("https://ehr.example/fhir/%252e%252e/admin", "twice hidden")]
    [InlineData("https://user@ehr.example/fhir/Observation?page=2", "user info")]
    [InlineData("https://ehr.example@evil.example/fhir/x", "host as user info")]
    [InlineData("//evil.example/fhir/x", "no scheme")]
    [InlineData("/admin", "an absolute path")]
    [InlineData("file:///etc/passwd", "a file")]
    public async Task Search_NextLinkLeavesTheBase_IsRefused(string next, string why)
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, Page("1", next));
        using FhirClient client = ClientFixture.Client(server);

        List<Result<FhirPage>> pages = await ClientFixture.AllAsync(client.SearchAsync("Observation?code=a", Token));

        pages.Count.ShouldBe(2, why);
        pages[1].Problem!.Code.ShouldBe("FHIR-112", why);
        server.Requests.Count.ShouldBe(1, why);
    }

    [Theory]
    [InlineData("https://ehr.example/fhir/Observation?code=a", 1)]
    [InlineData("https://ehr.example/fhir/Observation?page=2", 2)]
    public async Task Search_NextLinksLeadInACircle_Ends(string next, int pagesRead)
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, Page("1", next));
        using FhirClient client = ClientFixture.Client(server);

        List<Result<FhirPage>> pages = await ClientFixture.AllAsync(client.SearchAsync("Observation?code=a", Token));

        pages[^1].Problem!.Code.ShouldBe("FHIR-113");
        server.Requests.Count.ShouldBe(pagesRead);
    }

    [Fact]
    public async Task Search_EndlessPages_EndsAtTheCap()
    {
        int page = 0;
        FakeFhirServer server = new FakeFhirServer().Answers(_ => FakeFhirServer.Reply(200, Page("1", $"Observation?page={++page}")));
        using FhirClient client = ClientFixture.Client(server, ClientFixture.Options() with { MaxPages = 3 });

        List<Result<FhirPage>> pages = await ClientFixture.AllAsync(client.SearchAsync("Observation?code=a", Token));

        pages.Count.ShouldBe(4);
        pages[3].Problem!.Code.ShouldBe("FHIR-114");
    }

    [Theory]
    [InlineData("Patient?identifier=urn:mrn|123-45", true)]
    [InlineData("Observation?patient:identifier=urn:mrn|123-45", true)]
    [InlineData("Observation?subject:Patient.identifier=123-45", true)]
    [InlineData("Patient?family:exact=Doe", true)]
    [InlineData("Observation?patient=p1&code=123-45", false)]
    [InlineData("Patient?_lastUpdated=gt2026-01-01", false)]
    public async Task Search_ByWhatIdentifiesAPerson_IsPosted(string query, bool isPosted)
    {
        FakeFhirServer server = new FakeFhirServer().Answers(503, change: r => r.Headers.Add("Retry-After", "999"));
        using FhirClient client = ClientFixture.Client(server);

        List<Result<FhirPage>> pages = await ClientFixture.AllAsync(client.SearchAsync(query, Token));

        server.Requests[0].Method.ShouldBe(isPosted ? "POST" : "GET");
        server.Requests[0].Url.Contains("123-45", StringComparison.Ordinal).ShouldBe(!isPosted && query.Contains("123-45", StringComparison.Ordinal));
        server.Requests[0].Body.ShouldBe(isPosted ? query.Split('?')[1].Replace("|", "%7C", StringComparison.Ordinal) : "");
        pages[0].Problem!.ToString().ShouldNotContain("123-45");
    }

    [Fact]
    public async Task Search_LongQuery_IsPostedUnlessTheServerCannot()
    {
        string query = "Observation?code=" + string.Join(',', Enumerable.Range(0, 400).Select(i => $"http://loinc.org|{i}-1"));
        FakeFhirServer server = new FakeFhirServer().Answers(200, Page("1", null));
        using FhirClient client = ClientFixture.Client(server);
        using FhirClient getting = ClientFixture.Client(server, ClientFixture.Options() with { PostSearches = false });

        await ClientFixture.AllAsync(client.SearchAsync(query, Token));
        await ClientFixture.AllAsync(getting.SearchAsync(query, Token));

        server.Requests.Select(request => request.Method).ShouldBe(["POST", "GET"]);
        server.Requests[0].Headers["Content-Type"].ShouldStartWith("application/x-www-form-urlencoded");
    }

    [Fact]
    public async Task Search_DamagedPage_IsProblemAtTheQueryWithoutValues()
    {
        using FhirClient client = ClientFixture.Client(new FakeFhirServer().Answers(200, """{"resourceType":"Bundle","entry":[{"resource":{"a":1}},{"resource"""));

        List<Result<FhirPage>> pages = await ClientFixture.AllAsync(client.SearchAsync("Observation?patient=p1&code=a", Token));

        pages[0].Problem!.ToString().ShouldStartWith("GET Observation?patient&code: Bundle: FHIR-141");
    }

    [Fact]
    public async Task Search_Everything_IsAGet()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, Page("1", null));
        using FhirClient client = ClientFixture.Client(server);

        await ClientFixture.AllAsync(client.SearchAsync("Patient/p1/$everything?_count=200", Token));

        server.Requests[0].Url.ShouldBe("https://ehr.example/fhir/Patient/p1/$everything?_count=200");
    }

    private static string Page(string id, string? next)
    {
        string link = next is null ? "" : $$"""{"relation":"next","url":"{{next}}"}""";
        return $$$"""
            {"resourceType":"Bundle","type":"searchset","link":[{{{link}}}],
             "entry":[{"resource":{"resourceType":"Observation","id":"{{{id}}}"},"search":{"mode":"match"}}]}
            """;
    }
}
