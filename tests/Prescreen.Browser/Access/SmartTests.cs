using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Prescreen.Browser.Support;

namespace Prescreen.Browser.Access;

/// <summary>Signing in at the EHR, from a chart and by itself, and at a provider.</summary>
public sealed partial class SmartTests(Stage stage)
{
    [Fact]
    public async Task Launch_FromTheChartOfAKnownPatient_OpensThatPatient()
    {
        var play = await stage.Demo;
        await using var visitor = await stage.EnterAsync();

        await LaunchAsync(visitor, play.Patient("her2-three-plus"), Staff.Ada.Name);

        await visitor.Page.WaitForURLAsync($"**{play.Path(Staff.Her2, "her2-three-plus")}");
        (await visitor.Page.Locator(".who").InnerTextAsync()).ShouldContain(Staff.Ada.Name);
        visitor.SawNothingWrong();
    }

    [Fact]
    public async Task Launch_FromTheChartOfSomebodyInTwoStudies_AsksWhichAndOffersOnlyTheirOwn()
    {
        var play = await stage.Demo;
        await using var both = await stage.EnterAsync();
        await using var one = await stage.EnterAsync();

        await LaunchAsync(both, play.Patient("complete"), Staff.Ada.Name);
        await LaunchAsync(one, play.Patient("complete"), Staff.Cem.Name);

        await both.Page.WaitForURLAsync("**/worklist/patient");
        (await both.Page.Locator("main li a").CountAsync()).ShouldBe(2);
        (await Axe.FindAsync(both.Page)).ShouldBeEmpty();
        await Screenshots.TakeBothAsync(both.Page, "patient");
        await one.Page.WaitForURLAsync($"**{play.Path(Staff.Cea, "complete")}");
    }

    [Fact]
    public async Task Launch_FromTheChartOfSomebodyInAnotherStudyOnly_TellsNothingOfThem()
    {
        var play = await stage.Demo;
        await using var visitor = await stage.EnterAsync();

        await LaunchAsync(visitor, play.Patient("her2-three-plus"), Staff.Cem.Name);

        await visitor.Page.WaitForURLAsync("**/worklist/patient");
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldContain("on no list of your studies");
        (await visitor.Page.ContentAsync()).ShouldNotContain(play.Subject(Staff.Her2, "her2-three-plus"));
    }

    [Fact]
    public async Task SignIn_ByItself_LeadsBackToThePageThatWasWanted()
    {
        await using var visitor = await stage.EnterAsync();

        await visitor.GoAsync($"/worklist/studies/{Staff.Cea}/dismissals");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Demo EHR" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = Staff.Cem.Name }).ClickAsync();

        await visitor.Page.WaitForURLAsync($"**/worklist/studies/{Staff.Cea}/dismissals");
        visitor.SawNothingWrong();
    }

    [Fact]
    public async Task SignIn_AtTheProvider_ShowsTheStudies()
    {
        await using var visitor = await stage.EnterAsync();

        await visitor.GoAsync("/worklist");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Demo provider" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = Staff.Ola.Name }).ClickAsync();

        await visitor.Page.WaitForURLAsync("**/worklist");
        (await visitor.Page.Locator("section.card").CountAsync()).ShouldBe(2);
        visitor.SawNothingWrong();
    }

    [Fact]
    public async Task SignIn_Cancelled_IsRefusedAndSignsNobodyIn()
    {
        await using var visitor = await stage.EnterAsync();

        await visitor.GoAsync("/worklist/sign-in/smart-0");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/worklist/callback?**");

        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldContain("WORK-014");
        (await visitor.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name == "prescreen");
    }

    [Theory]
    [InlineData("https://elsewhere.example/fhir")]
    [InlineData("")]
    [InlineData("{0}.elsewhere.example")]
    [InlineData("{0}/../fhir")]
    public async Task Launch_FromAnEhrThatIsNotOurs_IsRefusedWithoutGoingThere(string issuer)
    {
        await using var visitor = await stage.EnterAsync();
        List<string> asked = [];
        visitor.Page.Request += (_, request) => asked.Add(new Uri(request.Url).Host);
        var iss = issuer.Replace("{0}", visitor.Site.Server.BaseUrl.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal);

        var answer = await visitor.GoAsync($"/worklist/launch?iss={Uri.EscapeDataString(iss)}&launch=1");

        answer.Status.ShouldBe(403);
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldContain("WORK-011");
        asked.ShouldAllBe(host => host == "127.0.0.1");
        visitor.SawNothingWrong();
    }

    [Fact]
    public async Task Callback_SentAgainOrElsewhereOrWithAnotherState_IsRefused()
    {
        await using var visitor = await stage.EnterAsync();
        await using var other = await stage.EnterAsync();
        var callback = "";
        visitor.Page.Request += (_, request) => callback = request.Url.Contains("/worklist/callback", StringComparison.Ordinal) ? request.Url : callback;
        await visitor.SignInAsync(Staff.Cem);
        callback.ShouldNotBeEmpty();

        var again = await visitor.GoAsync(callback);
        var elsewhere = await other.GoAsync(callback);
        var changed = await other.GoAsync(StateOf().Replace(callback, "state=0123456789"));

        new[] { again.Status, elsewhere.Status, changed.Status }.ShouldAllBe(status => status == 403);
        (await other.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name == "prescreen");
        (await other.GoAsync("/worklist")).Url.ShouldContain("/worklist/sign-in");
    }

    [Fact]
    public async Task Session_InTheBrowser_IsOneCookieThatScriptsCannotReadAndNoToken()
    {
        await using var visitor = await stage.EnterAsync();

        await visitor.SignInAsync(Staff.Cem);
        var cookies = await visitor.Context.CookiesAsync();
        var session = cookies.Single(cookie => cookie.Name == "prescreen");

        session.HttpOnly.ShouldBeTrue();
        session.SameSite.ShouldBe(SameSiteAttribute.Lax);
        session.Expires.ShouldBe(-1);
        cookies.ShouldAllBe(cookie => cookie.HttpOnly && (cookie.Name == "prescreen" || cookie.Name == "prescreen-form"));
        (await visitor.Page.EvaluateAsync<string>("() => document.cookie + Object.keys(localStorage) + Object.keys(sessionStorage)")).ShouldBeEmpty();
    }

    [Fact]
    public async Task SignOut_ThenBack_ShowsNothingOfBeforeAndTheCookieIsWorthNothing()
    {
        var play = await stage.Demo;
        await using var visitor = await stage.EnterAsync();
        await visitor.SignInAsync(Staff.Cem);
        (await visitor.GoAsync(play.Path(Staff.Cea, "complete"))).Headers["cache-control"].ShouldContain("no-store");
        var name = await visitor.Page.Locator("h1").InnerTextAsync();
        var key = (await visitor.Context.CookiesAsync()).Single(cookie => cookie.Name == "prescreen");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/worklist/sign-in?out");
        await visitor.Page.GoBackAsync();
        await visitor.Page.WaitForURLAsync("**/worklist/sign-in?to=**");
        (await visitor.Page.ContentAsync()).ShouldNotContain(name);
        await visitor.Context.AddCookiesAsync([new Cookie { Name = key.Name, Value = key.Value, Url = visitor.Site.Address.AbsoluteUri }]);
        await visitor.GoAsync("/worklist");

        visitor.Page.Url.ShouldContain("/worklist/sign-in");
        visitor.SawNothingWrong();
    }

    private static async Task LaunchAsync(Visitor visitor, string patient, string user)
    {
        await visitor.Page.GotoAsync(new Uri(visitor.Site.Server.BaseUrl, "/launch").AbsoluteUri);
        await visitor.Page.GetByLabel("User").SelectOptionAsync(new SelectOptionValue { Label = user });
        await visitor.Page.GetByLabel("Patient's id").FillAsync(patient);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Launch" }).ClickAsync();
    }

    [GeneratedRegex("state=[^&]*")]
    private static partial Regex StateOf();
}
