using Prescreen.TestServer.Tests.Support;

namespace Prescreen.TestServer.Tests.Auth;

/// <summary>The authorization endpoint. See http://hl7.org/fhir/smart-app-launch/app-launch.html#obtain-authorization-code and RFC 6749, 4.1.2.1.</summary>
public sealed class AuthorizeTests : IAsyncLifetime
{
    private SmartApp app = null!;

    public static TheoryData<string, string, string> SentBack => new()
    {
        { "response_type", "", "invalid_request" },
        { "response_type", "token", "unsupported_response_type" },
        { "response_mode", "fragment", "invalid_request" },
        { "request", "eyJ", "request_not_supported" },
        { "request_uri", "https://app.example/r", "request_uri_not_supported" },
        { "state", "", "invalid_request" },
        { "aud", "", "invalid_request" },
        { "aud", "https://elsewhere.example/fhir", "invalid_request" },
        { "code_challenge", "", "invalid_request" },
        { "code_challenge", SmartApp.Challenge + "A", "invalid_request" },
        { "code_challenge", SmartApp.Challenge[..42] + "=", "invalid_request" },
        { "code_challenge_method", "", "invalid_request" }, // RFC 7636: none means plain
        { "code_challenge_method", "plain", "invalid_request" },
        { "scope", "", "invalid_scope" },
        { "scope", "admin system/*.rs patient/*.read patient/*. patient/Observation.sr", "invalid_scope" },
        { "scope", "openid launch", "invalid_request" }, // without a launch
        { "launch", "made-up", "invalid_scope" }, // without the scope
        { "prompt", "none", "login_required" },
    };

    public async ValueTask InitializeAsync() => app = await SmartApp.StartAsync(SmartApp.Options());

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [MemberData(nameof(SentBack))]
    public async Task Authorize_WithAWrongParameter_TellsTheApp(string name, string value, string error)
    {
        var request = app.Request();
        request[name] = value;

        var page = await app.AskAsync(request);

        page.Status.ShouldBe(303, page.Body);
        page.Location!.OriginalString.ShouldStartWith(SmartApp.Redirect + "&");
        page.Sent("error").ShouldBe(error);
        page.Sent("error_description").ShouldNotBeNullOrEmpty();
        page.Sent("state").ShouldBe(name == "state" ? null : "s t&a=te");
        page.Sent("iss").ShouldBe(app.Base);
        page.Sent("code").ShouldBeNull();
    }

    [Theory]
    [InlineData("client_id", "")]
    [InlineData("client_id", "stranger")]
    [InlineData("client_id", "APP")]
    [InlineData("redirect_uri", "")]
    [InlineData("redirect_uri", "https://app.example/callback")]
    [InlineData("redirect_uri", SmartApp.Redirect + "&x=1")]
    [InlineData("redirect_uri", "https://app.example/callback?site=1/../evil")]
    [InlineData("redirect_uri", "https://evil.example/")]
    public async Task Authorize_WithAWrongAppOrAddress_TellsThePersonAndRedirectsNowhere(string name, string value)
    {
        var request = app.Request();
        request[name] = value;

        var page = await app.AskAsync(request);

        (page.Status, page.Location).ShouldBe((400, null));
        page.Body.ShouldContain(name);
        page.Header("Content-Type").ShouldStartWith("text/html");
    }

    [Fact]
    public async Task Authorize_WithARepeatedParameter_IsRefused()
    {
        var url = $"{app.Base}/auth/authorize?client_id=app&redirect_uri={Uri.EscapeDataString(SmartApp.Redirect)}&redirect_uri=https%3A%2F%2Fevil.example";

        var page = await Page.OfAsync(await app.Browser.GetAsync(new Uri(url), TestContext.Current.CancellationToken));

        page.Status.ShouldBe(400);
    }

    [Fact]
    public async Task Authorize_AsAPostedForm_ShowsThePageToo()
    {
        var page = await app.PostAsync("auth/authorize", app.Request());

        page.Status.ShouldBe(200);
        page.Body.ShouldContain("Ann Coordinator");
    }

    [Fact]
    public async Task SignIn_ChoosingAUser_SendsACodeAndTheState()
    {
        var page = await app.SignInAsync(app.Request(), ("user", "ann"));

        page.Status.ShouldBe(303);
        page.Location!.OriginalString.ShouldStartWith(SmartApp.Redirect + "&");
        page.Sent("code")!.Length.ShouldBe(64);
        page.Sent("state").ShouldBe("s t&a=te");
        page.Sent("iss").ShouldBe(app.Base);
        page.Header("Cache-Control").ShouldBe("no-store");
    }

    [Fact]
    public async Task SignIn_AsSomebodyUnknown_ShowsThePageAgain()
        => (await app.SignInAsync(app.Request(), ("user", "mallory"))).Status.ShouldBe(200);

    [Fact]
    public async Task SignIn_AQueryThatNamesAUser_StillAsks()
    {
        var request = app.Request();
        request["user"] = "ann";

        (await app.AskAsync(request)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task SignIn_Cancelled_TellsTheApp()
    {
        var page = await app.SignInAsync(app.Request(), ("cancel", "yes"));

        (page.Sent("error"), page.Sent("state")).ShouldBe(("access_denied", "s t&a=te"));
    }

    [Fact]
    public async Task SignIn_WithHostileNamesAndState_ShowsThemAsText()
    {
        const string Hostile = "\"><img src=x onerror=alert(1)>'";
        await app.AdmitAsync("p1", "</option></datalist><script>alert(2)</script>");
        var request = app.Request("openid launch/patient");
        request["state"] = Hostile;
        request["\"><b>"] = "<i>";

        var page = await app.AskAsync(request);

        page.Status.ShouldBe(200);
        page.Body.ShouldNotContain("<script");
        page.Body.ShouldNotContain("<img");
        page.Body.ShouldNotContain("<i>");
        page.Body.ShouldNotContain("<b>");
        page.Body.ShouldContain("Bob &lt;script&gt;");
        (await app.SignInAsync(request, ("user", "ann"), ("patient", "p1"))).Sent("state").ShouldBe(Hostile);
    }

    [Fact]
    public async Task SignInPage_Policy_AllowsNoScriptNoFrameAndTheAppsAddressOnly()
    {
        var page = await app.AskAsync(app.Request());

        page.Header("Content-Security-Policy").ShouldMatch("^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self' https://app.example; base-uri 'none'; frame-ancestors 'none'$");
        page.Header("X-Content-Type-Options").ShouldBe("nosniff");
        page.Header("Referrer-Policy").ShouldBe("no-referrer");
        page.Header("Cache-Control").ShouldBe("no-store");
    }
}
