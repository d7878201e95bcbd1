using Prescreen.TestServer.Tests.Support;

namespace Prescreen.TestServer.Tests.Auth;

/// <summary>EHR and standalone launch. See http://hl7.org/fhir/smart-app-launch/app-launch.html.</summary>
public sealed class LaunchTests : IAsyncLifetime
{
    private static readonly Uri AppLaunch = new("https://app.example/launch?tenant=1");

    private readonly PassingTime time = new();
    private SmartApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await SmartApp.StartAsync(SmartApp.Options() with { Time = time });
        await app.AdmitAsync("p1", "Meyer");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task EhrLaunch_WithPatientAndEncounter_PutsThemIntoTheTokenAnswer()
    {
        var launched = Launched(app.Client.Server.LaunchUrl(AppLaunch, patient: "p1", encounter: "e1"));
        launched.Location!.OriginalString.ShouldStartWith("https://app.example/launch?tenant=1&iss=");
        launched.Sent("iss").ShouldBe(app.Base);

        var (status, answer) = await app.RedeemAsync(await app.CodeAsync(Request(launched)));

        status.ShouldBe(200, answer.ToJsonString());
        answer["patient"]!.ToString().ShouldBe("p1");
        answer["encounter"]!.ToString().ShouldBe("e1");
        answer["need_patient_banner"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task EhrLaunch_WithTheEhrsUser_AsksNobody()
    {
        var page = await app.AskAsync(Request(Launched(app.Client.Server.LaunchUrl(AppLaunch, patient: "p1", user: "ann"))));

        page.Status.ShouldBe(303, page.Body);
        (await app.RedeemAsync(page.Sent("code")!)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task EhrLaunch_WithTheEhrsUserAndPromptLogin_Asks()
    {
        var request = Request(Launched(app.Client.Server.LaunchUrl(AppLaunch, patient: "p1", user: "ann")));
        request["prompt"] = "login";

        (await app.AskAsync(request)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task EhrLaunch_WithoutAPatientButTheScope_AsksForOneAndOnlyAsTheEhrsUser()
    {
        var request = Request(Launched(app.Client.Server.LaunchUrl(AppLaunch, user: "ann")), "launch launch/patient");

        var page = await app.AskAsync(request);

        page.Body.ShouldContain("name=\"patient\"");
        page.Body.ShouldNotContain("Bob");
        (await app.SignInAsync(request, ("user", "bob"), ("patient", "p1"))).Status.ShouldBe(200);
        (await app.RedeemAsync(await app.CodeAsync(request, ("patient", "p1")))).Answer["patient"]!.ToString().ShouldBe("p1");
    }

    [Fact]
    public async Task EhrLaunch_UsedTwiceStaleOrMadeUp_IsRefused()
    {
        var once = Request(Launched(app.Client.Server.LaunchUrl(AppLaunch, patient: "p1")));
        await app.CodeAsync(once);
        var stale = Request(Launched(app.Client.Server.LaunchUrl(AppLaunch, patient: "p1")));
        time.Pass(TimeSpan.FromMinutes(61));
        var madeUp = Request(Launched(app.Client.Server.LaunchUrl(AppLaunch)));
        madeUp["launch"] = "made-up";

        foreach (var request in new[] { once, stale, madeUp })
        {
            (await app.AskAsync(request)).Sent("error").ShouldBe("invalid_request");
        }
    }

    [Fact]
    public void LaunchUrl_ForAnUnknownUser_Throws()
        => Should.Throw<ArgumentException>(() => app.Client.Server.LaunchUrl(AppLaunch, user: "mallory"));

    [Theory]
    [InlineData("launch/patient")]
    [InlineData("patient/*.rs")]
    public async Task StandaloneLaunch_ForAPatientScope_AsksForThePatient(string scope)
    {
        var request = app.Request($"openid {scope}");

        var page = await app.AskAsync(request);
        var (_, answer) = await app.RedeemAsync(await app.CodeAsync(request, ("patient", "p1")));

        page.Body.ShouldContain("<option value=\"p1\">Meyer</option>");
        answer["patient"]!.ToString().ShouldBe("p1");
        answer["encounter"].ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("p2")]
    [InlineData("../Patient/p1")]
    [InlineData("p1/_history/1")]
    public async Task StandaloneLaunch_WithNoSuchPatient_AsksAgain(string patient)
    {
        var page = await app.SignInAsync(app.Request("launch/patient"), ("user", "ann"), ("patient", patient));

        page.Status.ShouldBe(200);
        page.Body.ShouldContain("no such patient");
    }

    [Fact]
    public async Task StandaloneLaunch_WithoutAPatientScope_AsksForNone()
    {
        (await app.AskAsync(app.Request("openid user/*.rs"))).Body.ShouldNotContain("name=\"patient\"");

        (await app.RedeemAsync(await app.CodeAsync(app.Request("openid user/*.rs"), ("patient", "p1")))).Answer["patient"].ShouldBeNull();
    }

    [Fact]
    public async Task LaunchPage_Sent_LeadsToTheAppWithALaunchThatWorks()
    {
        Uri page = new(app.Client.Server.BaseUrl, "/launch");
        var shown = await Page.OfAsync(await app.Browser.GetAsync(page, TestContext.Current.CancellationToken));
        shown.Status.ShouldBe(200);
        shown.Body.ShouldContain("<option value=\"app\">Worklist</option>");
        shown.Body.ShouldNotContain("<script");
        shown.Header("Content-Security-Policy").ShouldContain("form-action 'self' https://app.example http://127.0.0.1:9;");

        var sent = await SendPageAsync(("app", "app"), ("user", "ann"), ("patient", "p1"), ("encounter", "e1"));

        sent.Status.ShouldBe(303, sent.Body);
        var (_, answer) = await app.RedeemAsync((await app.AskAsync(Request(sent))).Sent("code")!);
        (answer["patient"]!.ToString(), answer["encounter"]!.ToString()).ShouldBe(("p1", "e1"));
    }

    [Theory]
    [InlineData("app", "stranger")]
    [InlineData("user", "mallory")]
    [InlineData("patient", "p2")]
    [InlineData("encounter", "\"><script>")]
    public async Task LaunchPage_WithAWrongChoice_SaysSoAndLaunchesNothing(string name, string value)
    {
        var page = await SendPageAsync(name == "app" ? (name, value) : ("app", "app"), (name, value));

        (page.Status, page.Location).ShouldBe((400, null));
        page.Body.ShouldContain("role=\"alert\"");
        page.Body.ShouldNotContain("<script");
    }

    [Fact]
    public async Task LaunchPage_WithoutAdmin_IsNotThere()
    {
        await using var closed = await SmartApp.StartAsync(SmartApp.Options() with { WithAdmin = false });

        (await Page.OfAsync(await closed.Browser.GetAsync(new Uri(closed.Client.Server.BaseUrl, "/launch"), TestContext.Current.CancellationToken))).Status.ShouldBe(404);
    }

    private async Task<Page> SendPageAsync(params (string Name, string Value)[] fields)
    {
        using FormUrlEncodedContent form = new(fields.DistinctBy(one => one.Name).ToDictionary(one => one.Name, one => one.Value));
        return await Page.OfAsync(await app.Browser.PostAsync(new Uri(app.Client.Server.BaseUrl, "/launch"), form, TestContext.Current.CancellationToken));
    }

    private static Page Launched(Uri url) => new(303, "", url, new Dictionary<string, string>());

    private Dictionary<string, string> Request(Page launched, string scope = "openid launch user/*.rs")
    {
        var request = app.Request(scope);
        request["launch"] = launched.Sent("launch")!;
        request["aud"] = launched.Sent("iss")!;
        return request;
    }
}
