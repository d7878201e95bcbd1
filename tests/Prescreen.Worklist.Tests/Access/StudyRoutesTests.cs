using System.Net;
using Microsoft.AspNetCore.Routing;
using Prescreen.Worklist.Access;
using Prescreen.Worklist.Tests.Support;

namespace Prescreen.Worklist.Tests.Access;

/// <summary>Who gets what of a study, by any route and verb.</summary>
public sealed class StudyRoutesTests
{
    private const string Own = "/worklist/studies/cea-car-t/probe/s1";
    private const string Others = "/worklist/studies/her2-car-t/probe/s1";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Endpoints_OfStudiesAndCards_AreAllMappedByStudyRoutes()
    {
        await using var site = await OpenAsync();
        var guarded = site.Endpoints.Where(IsOfStudies).ToList();

        guarded.Count.ShouldBeGreaterThan(4);
        guarded.Where(endpoint => endpoint.Metadata.GetMetadata<Guarded>() is null).Select(endpoint => endpoint.RoutePattern.RawText).ShouldBeEmpty();
    }

    [Fact]
    public async Task EveryRouteAndVerb_OfAnotherStudy_IsNotFoundAndShowsNothing()
    {
        await using var site = await OpenAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);
        var token = await ann.TokenAsync("/worklist");
        var routes = site.Endpoints.Where(IsOfStudies).Select(endpoint => endpoint.RoutePattern.RawText!).Where(pattern => pattern.Contains("{study}", StringComparison.Ordinal)).Distinct().ToList();

        routes.Count.ShouldBeGreaterThan(4);
        foreach (var address in routes.Select(route => route.Replace("{study}", "her2-car-t", StringComparison.Ordinal)).Select(Filled))
        {
            foreach (var method in (string[])["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = method is "GET" or "HEAD" ? null : Form(token) };
                using var response = await ann.SendAsync(request);
                response.StatusCode.ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed], $"{method} {address}");
                // The page's own address is in it, to come back to; nothing else of the study is.
                (await response.Content.ReadAsStringAsync(Ct)).Replace(address, "", StringComparison.Ordinal).ShouldNotContain("her2", Case.Insensitive, $"{method} {address}");
            }
        }
    }

    [Fact]
    public async Task EveryPage_ToNobody_LeadsToTheSignInAndEveryFormToNothing()
    {
        await using var site = await OpenAsync();
        using Browser nobody = new(site.Address);

        foreach (var endpoint in site.Endpoints.Where(endpoint => IsOfStudies(endpoint) && endpoint.RoutePattern.RawText!.Contains("{study}", StringComparison.Ordinal)))
        {
            var method = endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Single();
            var address = Filled(endpoint.RoutePattern.RawText!.Replace("{study}", "cea-car-t", StringComparison.Ordinal));
            using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = method is "GET" ? null : Form("") };
            using var response = await nobody.SendAsync(request);
            response.StatusCode.ShouldBe(method is "GET" ? HttpStatusCode.Found : HttpStatusCode.Unauthorized, $"{method} {address}");
        }
    }

    [Fact]
    public async Task Page_OfAnotherStudyAndOfNone_AreAnsweredAlike()
    {
        await using var site = await OpenAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);

        var others = await (await ann.GetAsync(Others)).Content.ReadAsStringAsync(Ct);
        var none = await (await ann.GetAsync("/worklist/studies/no-such-study/probe/s1")).Content.ReadAsStringAsync(Ct);

        Stable(others, "her2-car-t").ShouldBe(Stable(none, "no-such-study"));
        var refused = (await site.AuditAsync()).Where(audit => audit["outcome"]!.GetValue<string>() == "4").ToList();
        refused.Count.ShouldBe(2);
        refused[0]["entity"]![0]!["what"]!["display"]!.GetValue<string>().ShouldBe("her2-car-t");
    }

    [Fact]
    public async Task Page_OfTheirStudy_IsShownAndAuditedWithThePatient()
    {
        await using var site = await OpenAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);

        (await ann.TextAsync(Own)).ShouldBe("Practitioner/ann Coordinator cea-car-t s1 secret");

        var audit = (await site.AuditAsync())[^1];
        audit["entity"]!.AsArray().Select(entity => entity!["what"]!["reference"]?.GetValue<string>()).ShouldBe([null, "Patient/7", "ResearchSubject/s1"]);
    }

    [Fact]
    public async Task Page_WhenTheAuditCantBeKept_ShowsNothing()
    {
        await using var site = await OpenAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);
        await site.BreakAsync("audits");

        using var response = await ann.GetAsync(Own);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync(Ct)).ShouldNotContain("secret");
    }

    [Fact]
    public async Task Form_WhenTheAuditCantBeKept_DoesNothing()
    {
        await using var site = await OpenAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);
        var token = await ann.TokenAsync("/worklist");
        await site.BreakAsync("audits");

        (await ann.PostAsync(Own, token, ("act", "x"))).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        Probe.Acts.ShouldBe(0);
    }

    [Fact]
    public async Task Page_WhenSessionsCantBeRead_SaysSoAndDoesntSignOut()
    {
        await using var site = await OpenAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);
        await site.BreakAsync("sessions");

        (await ann.GetAsync(Own)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Form_OfACoordinator_IsAuditedBeforeAndAfter()
    {
        await using var site = await OpenAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);
        var token = await ann.TokenAsync("/worklist");

        (await ann.PostAsync(Own, token, ("act", "dismiss"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ann.PostAsync(Own, token, ("act", "conflict"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        (await site.AuditAsync()).TakeLast(4).Select(audit => (audit["outcomeDesc"]!.GetValue<string>(), audit["outcome"]!.GetValue<string>()))
            .ShouldBe([("asked", "0"), ("dismiss", "0"), ("asked", "0"), ("conflict", "4")]);
    }

    [Fact]
    public async Task Form_OfAReader_IsRefusedAndThePageShown()
    {
        await using var site = await OpenAsync();
        using var rita = await site.SignedInAsync("rita");
        var token = await rita.TokenAsync("/worklist");

        (await rita.PostAsync(Own, token, ("act", "x"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await rita.TextAsync(Own)).ShouldContain("Reader");

        Probe.Acts.ShouldBe(0);
    }

    [Theory]
    [InlineData(null, "same-origin")] // no token
    [InlineData("other", "same-origin")] // somebody else's
    [InlineData("own", "cross-site")] // another site's form, were the token known
    [InlineData("own", "same-site")] // a neighbour under the same domain
    public async Task Form_ThatIsNotOurs_IsRefused(string? token, string fetchSite)
    {
        await using var site = await OpenAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);
        using var rita = await site.SignedInAsync("rita");
        var own = await ann.TokenAsync("/worklist");
        var sent = token switch { "own" => own, "other" => await rita.TokenAsync("/worklist"), _ => null };

        (await ann.PostAsync(Own, sent, fetchSite, ("act", "x"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        Probe.Acts.ShouldBe(0);
    }

    [Theory]
    [InlineData("https://evil.example", "", HttpStatusCode.BadRequest)]
    [InlineData("null", "", HttpStatusCode.BadRequest)] // a locked-up frame, in a browser too old to say whose
    [InlineData("null", "cross-site", HttpStatusCode.BadRequest)]
    [InlineData("null", "same-origin", HttpStatusCode.OK)] // our own page, which sends no referrer
    public async Task Form_ByItsOrigin_IsTakenOrRefused(string origin, string fetchSite, HttpStatusCode status)
    {
        await using var site = await OpenAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);
        using var request = new HttpRequestMessage(HttpMethod.Post, Own) { Content = Form(await ann.TokenAsync("/worklist")) };
        request.Headers.Add("Origin", origin);
        if (fetchSite.Length > 0)
        {
            request.Headers.Add("Sec-Fetch-Site", fetchSite);
        }

        (await ann.SendAsync(request)).StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Export_OfVeryMany_NamesThemAllInEventsOfABoundedSize()
    {
        await using var site = await OpenAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);

        (await ann.TextAsync("/worklist/studies/cea-car-t/crowd")).ShouldBe("crowd");

        var events = (await site.AuditAsync()).Where(audit => audit["subtype"]!.AsArray().Any(subtype => subtype!["code"]!.GetValue<string>() == "export")).ToList();
        events.Count.ShouldBe(3);
        events.SelectMany(audit => audit["entity"]!.AsArray()).Count(entity => entity!["role"]!["code"]!.GetValue<string>() == "1").ShouldBe(450);
    }

    [Fact]
    public async Task Service_WithoutAnAdmission_IsUnauthorized()
    {
        await using var site = await OpenAsync();
        using Browser ehr = new(site.Address);

        (await ehr.PostAsync("/cds-services/probe", null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private ProbePart Probe { get; set; } = null!;

    private Task<WorklistSite> OpenAsync() => WorklistSite.OpenAsync(part: system => Probe = new ProbePart(system));

    private static bool IsOfStudies(RouteEndpoint endpoint)
    {
        var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        return path.StartsWith("/worklist/studies", StringComparison.Ordinal) || path.StartsWith("/cds-services", StringComparison.Ordinal);
    }

    private static string Filled(string route) => System.Text.RegularExpressions.Regex.Replace(route, @"\{[^}]+\}", "x1");

    private static FormUrlEncodedContent Form(string token) => new(new Dictionary<string, string> { ["form-key"] = token });

    /// <summary>A page without what differs at each request: its own address and the token.</summary>
    private static string Stable(string page, string study)
        => System.Text.RegularExpressions.Regex.Replace(page, "name=\"form-key\" value=\"[^\"]+\"", "").Replace(study, "STUDY", StringComparison.Ordinal);
}
