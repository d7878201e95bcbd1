using System.Net;
using System.Security.Cryptography;
using System.Web;
using Microsoft.IdentityModel.Tokens;
using Prescreen.Worklist.Hosting;
using Prescreen.Worklist.Tests.Support;

namespace Prescreen.Worklist.Tests.Access;

/// <summary>SMART App Launch against the test server's own authorization server, redirect by redirect.</summary>
public sealed class SmartSignInTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Launch_FromTheEhr_ShowsTheirStudiesAndNoOthers()
    {
        await using var site = await WorklistSite.OpenAsync();
        using Browser browser = new(site.Address);

        var (page, address) = await browser.FollowAsync(site.Launch(WorklistSite.Ann));
        var text = await page.Content.ReadAsStringAsync(Ct);

        (page.StatusCode, address.PathAndQuery).ShouldBe((HttpStatusCode.OK, "/worklist"));
        text.ShouldContain("Ann Lee");
        text.ShouldContain($"/worklist/studies/{WorklistSite.First}\"");
        text.ShouldNotContain(WorklistSite.Second);
        var signIn = (await site.AuditAsync())[0];
        signIn["subtype"]![0]!["code"]!.GetValue<string>().ShouldBe("sign-in");
        signIn["agent"]![0]!["who"]!["reference"]!.GetValue<string>().ShouldBe("Practitioner/ann");
    }

    [Fact]
    public async Task Launch_WithAPatientOfOneStudy_OpensThatPatientWhoIsInNoAddress()
    {
        await using var site = await WorklistSite.OpenAsync();
        await site.SaveAsync(WorklistSite.First, "Patient/p-17", "ResearchSubject/s1");
        await site.SaveAsync(WorklistSite.Second, "Patient/p-17", "ResearchSubject/s2");
        using Browser browser = new(site.Address);
        List<string> addresses = [];
        var next = new Uri(site.Launch(WorklistSite.Ann, "p-17"));

        for (var step = 0; step < 10 && !next.AbsolutePath.EndsWith("/s1", StringComparison.Ordinal); step++)
        {
            using var response = await browser.GetAsync(next.AbsoluteUri);
            next = new Uri(next, response.Headers.Location.ShouldNotBeNull());
            addresses.Add(next.AbsoluteUri);
        }

        addresses[^1].ShouldBe(new Uri(site.Address, "worklist/studies/cea-car-t/subjects/s1").AbsoluteUri);
        addresses.ShouldAllBe(address => !address.Contains("p-17", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Launch_WithAPatientOfTwoStudies_LetsThemChoose()
    {
        await using var site = await WorklistSite.OpenAsync(settings: plain => plain with
        {
            Access = plain.Access.Add(WorklistSite.Second, new StudyAccess { Readers = ["Practitioner/ann"] }),
        });
        await site.SaveAsync(WorklistSite.First, "Patient/p-17", "ResearchSubject/s1");
        await site.SaveAsync(WorklistSite.Second, "Patient/p-17", "ResearchSubject/s2");
        using Browser browser = new(site.Address);

        var text = await browser.TextAsync(site.Launch(WorklistSite.Ann, "p-17"));

        text.ShouldContain("/worklist/studies/cea-car-t/subjects/s1");
        text.ShouldContain("/worklist/studies/her2-car-t/subjects/s2");
        text.ShouldNotContain("p-17");
    }

    [Fact]
    public async Task Launch_WithAPatientOfAnotherStudy_TellsNothingOfIt()
    {
        await using var site = await WorklistSite.OpenAsync();
        await site.SaveAsync(WorklistSite.Second, "Patient/p-17", "ResearchSubject/s2");
        using Browser browser = new(site.Address);

        var text = await browser.TextAsync(site.Launch(WorklistSite.Ann, "p-17"));

        text.ShouldContain("on no list of your studies");
        text.ShouldNotContain(WorklistSite.Second);
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("keys")]
    public async Task Launch_AsAConfidentialClient_ProvesWhoWeAre(string sort)
    {
        var (own, registered) = Keys();
        await using var site = await WorklistSite.OpenAsync(
            app => sort == "secret" ? app with { Secret = "a b+ü/secret" } : app with { JsonWebKeySet = registered },
            plain => plain with { Ways = [plain.Ways[0] with { ClientSecret = sort == "secret" ? "a b+ü/secret" : null, Keys = sort == "keys" ? own : null }] });
        using Browser browser = new(site.Address);

        (await browser.FollowAsync(site.Launch(WorklistSite.Ann))).Address.PathAndQuery.ShouldBe("/worklist");
    }

    [Fact]
    public async Task Launch_OfAnAppThatIsntTheRegisteredOne_SignsNobodyIn()
    {
        await using var site = await WorklistSite.OpenAsync(app => app with { Secret = "the registered one" }, plain => plain with { Ways = [plain.Ways[0] with { ClientSecret = "another" }] });
        using Browser browser = new(site.Address);

        var (page, _) = await browser.FollowAsync(site.Launch(WorklistSite.Ann));

        page.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await page.Content.ReadAsStringAsync(Ct)).ShouldContain("FHIR-124");
        (await browser.GetAsync("/worklist")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await site.AuditAsync()).ShouldHaveSingleItem()["outcome"]!.GetValue<string>().ShouldBe("4");
    }

    [Fact]
    public async Task Alone_FromAPage_ComesBackToThatPage()
    {
        await using var site = await WorklistSite.OpenAsync();
        using Browser browser = new(site.Address);

        var (signIn, at) = await browser.FollowAsync("/worklist/studies/cea-car-t?status=candidate");
        at.AbsolutePath.ShouldBe("/worklist/sign-in");
        (await signIn.Content.ReadAsStringAsync(Ct)).ShouldContain("Test hospital");
        var (question, asked) = await browser.FollowAsync($"/worklist/sign-in/smart-0{at.Query}");

        question.StatusCode.ShouldBe(HttpStatusCode.OK);
        var query = HttpUtility.ParseQueryString(asked.Query);
        (query["code_challenge_method"], query["response_type"], query["aud"]).ShouldBe(("S256", "code", site.Server.BaseUrl.OriginalString));
        query["launch"].ShouldBeNull();
        query["state"]!.Length.ShouldBe(43);
        using var chosen = await browser.PostAsync(asked.GetLeftPart(UriPartial.Path), null, [.. query.AllKeys.Select(key => (key!, query[key]!)), ("user", WorklistSite.Ann)]);
        using var admitted = await browser.GetAsync(chosen.Headers.Location!.AbsoluteUri);
        admitted.Headers.Location!.OriginalString.ShouldBe("/worklist/studies/cea-car-t?status=candidate");
        (await browser.GetAsync("/worklist")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Alone_WhenThePersonCancels_SignsNobodyIn()
    {
        await using var site = await WorklistSite.OpenAsync();
        using Browser browser = new(site.Address);
        var (_, asked) = await browser.FollowAsync("/worklist/sign-in/smart-0");
        var query = HttpUtility.ParseQueryString(asked.Query);

        using var cancelled = await browser.PostAsync(asked.GetLeftPart(UriPartial.Path), null, [.. query.AllKeys.Select(key => (key!, query[key]!)), ("cancel", "yes")]);
        using var response = await browser.GetAsync(cancelled.Headers.Location!.AbsoluteUri);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync(Ct)).ShouldContain("WORK-014");
    }

    [Fact]
    public async Task Alone_ByOpenIdConnect_IsKnownByTheProvidersName()
    {
        await using var site = await WorklistSite.OpenAsync(settings: plain => plain with
        {
            Ways = [plain.Ways[0] with { Key = "oidc", IsSmart = false }],
            Access = plain.Access.SetItem(WorklistSite.First, new StudyAccess { Readers = ["user:ann"] }),
        });
        using Browser browser = new(site.Address);
        var (_, asked) = await browser.FollowAsync("/worklist/sign-in/oidc");
        var query = HttpUtility.ParseQueryString(asked.Query);

        using var chosen = await browser.PostAsync(asked.GetLeftPart(UriPartial.Path), null, [.. query.AllKeys.Select(key => (key!, query[key]!)), ("user", WorklistSite.Ann)]);
        var text = await browser.TextAsync(chosen.Headers.Location!.AbsoluteUri);

        query["aud"].ShouldBeNull();
        text.ShouldContain("Ann Lee");
        text.ShouldContain(WorklistSite.First);
        (await site.AuditAsync())[0]["agent"]![0]!["altId"]!.GetValue<string>().ShouldBe("user:ann");
    }

    [Fact]
    public async Task Logs_OfAllThis_HoldNoCodeNoStateNoKeyAndNoPatient()
    {
        await using var site = await WorklistSite.OpenAsync();
        await site.SaveAsync(WorklistSite.First, "Patient/p-17", "ResearchSubject/s1");
        using Browser browser = new(site.Address);
        var callback = await CallbackAsync(browser, site.Launch(WorklistSite.Ann, "p-17"));
        var query = HttpUtility.ParseQueryString(callback.Query);
        await browser.GetAsync(callback.AbsoluteUri);
        await browser.GetAsync(callback.AbsoluteUri);
        await browser.TextAsync("/worklist/patient");
        await browser.TextAsync("/worklist/launch?iss=https://evil.example&launch=launch-secret");
        await site.BreakAsync("audits");
        await browser.GetAsync("/worklist");

        var logs = site.Logs.Text;

        logs.ShouldContain("WORK-011");
        logs.ShouldContain("nothing is shown");
        foreach (var secret in (string[])[query["code"]!, query["state"]!, browser.Cookies.GetCookies(site.Address)["prescreen"]!.Value, "p-17", "launch-secret", "Ann Lee", "Practitioner/ann"])
        {
            logs.ShouldNotContain(secret);
        }
    }

    [Fact]
    public async Task Session_AfterARestart_IsStillThere()
    {
        await using var site = await WorklistSite.OpenAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);
        var token = await ann.TokenAsync("/worklist");

        await site.RestartAsync();

        (await ann.GetAsync("/worklist")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ann.PostAsync("/worklist/sign-out", token)).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Launch_ByAPatient_IsRefused()
    {
        await using var site = await WorklistSite.OpenAsync();
        using Browser browser = new(site.Address);

        var (page, _) = await browser.FollowAsync(site.Launch("max"));

        page.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await page.Content.ReadAsStringAsync(Ct)).ShouldContain("FHIR-196");
    }

    [Fact]
    public async Task Launch_BySomebodyOfNoStudy_ShowsWhomToAsk()
    {
        await using var site = await WorklistSite.OpenAsync();
        using Browser browser = new(site.Address);

        var (page, _) = await browser.FollowAsync(site.Launch("zoe"));

        page.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await page.Content.ReadAsStringAsync(Ct)).ShouldContain("No study is yours yet");
    }

    [Theory]
    [InlineData("https://evil.example/fhir")]
    [InlineData("")]
    public async Task Launch_ByAnotherIssuer_IsRefusedBeforeAnythingIsAskedThere(string issuer)
    {
        await using var site = await WorklistSite.OpenAsync();
        using Browser browser = new(site.Address);

        using var response = await browser.GetAsync($"/worklist/launch?iss={Uri.EscapeDataString(issuer)}&launch=abc");

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync(Ct)).ShouldContain("WORK-011");
    }

    [Fact]
    public async Task Callback_OfAnotherBrowsersSignIn_IsRefused()
    {
        await using var site = await WorklistSite.OpenAsync();
        using Browser attacker = new(site.Address);
        using Browser victim = new(site.Address);
        var callback = await CallbackAsync(attacker, site.Launch(WorklistSite.Ann));

        using var response = await victim.GetAsync(callback.AbsoluteUri);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync(Ct)).ShouldContain("WORK-013");
        (await victim.GetAsync("/worklist")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Callback_Twice_IsRefusedTheSecondTime()
    {
        await using var site = await WorklistSite.OpenAsync();
        using Browser browser = new(site.Address);
        var callback = await CallbackAsync(browser, site.Launch(WorklistSite.Ann));

        (await browser.GetAsync(callback.AbsoluteUri)).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await browser.GetAsync(callback.AbsoluteUri)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Callback_AfterTenMinutes_IsRefused()
    {
        await using var site = await WorklistSite.OpenAsync();
        using Browser browser = new(site.Address);
        var callback = await CallbackAsync(browser, site.Launch(WorklistSite.Ann));

        site.Time.Pass(TimeSpan.FromMinutes(11));

        (await browser.GetAsync(callback.AbsoluteUri)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task SignIn_Again_RenewsTheKeyAndEndsTheOld()
    {
        await using var site = await WorklistSite.OpenAsync();
        using var browser = await site.SignedInAsync(WorklistSite.Ann);
        var before = browser.Cookies.GetCookies(site.Address)["prescreen"]!.Value;

        using var page = (await browser.FollowAsync(site.Launch("rita"))).Page;

        browser.Cookies.GetCookies(site.Address)["prescreen"]!.Value.ShouldNotBe(before);
        using Browser thief = new(site.Address);
        thief.Cookies.Add(site.Address, new Cookie("prescreen", before));
        (await thief.GetAsync("/worklist")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    /// <summary>Follows a launch up to the address that brings the code back to us, without going there.</summary>
    private static async Task<Uri> CallbackAsync(Browser browser, string launch)
    {
        var at = new Uri(launch);
        for (var step = 0; step < 10 && !at.AbsolutePath.EndsWith("/callback", StringComparison.Ordinal); step++)
        {
            using var response = await browser.GetAsync(at.AbsoluteUri);
            at = new Uri(at, response.Headers.Location.ShouldNotBeNull());
        }

        return at;
    }

    private static (string Own, string Registered) Keys()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var parameters = key.ExportParameters(includePrivateParameters: true);
        var (x, y, d) = (Base64UrlEncoder.Encode(parameters.Q.X), Base64UrlEncoder.Encode(parameters.Q.Y), Base64UrlEncoder.Encode(parameters.D));
        return (
            $$"""{"kty":"EC","crv":"P-384","kid":"k","x":"{{x}}","y":"{{y}}","d":"{{d}}"}""",
            $$"""{"keys":[{"kty":"EC","crv":"P-384","kid":"k","use":"sig","x":"{{x}}","y":"{{y}}"}]}""");
    }
}
