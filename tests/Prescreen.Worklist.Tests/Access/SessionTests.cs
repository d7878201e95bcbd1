using System.Net;
using Prescreen.Worklist.Hosting;
using Prescreen.Worklist.Tests.Support;

namespace Prescreen.Worklist.Tests.Access;

public sealed class SessionTests
{
    [Fact]
    public async Task Session_WithoutARequestForHalfAnHour_Ends()
    {
        await using var site = await WorklistSite.OpenAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);

        site.Time.Pass(TimeSpan.FromMinutes(29));
        (await ann.GetAsync("/worklist")).StatusCode.ShouldBe(HttpStatusCode.OK);
        site.Time.Pass(TimeSpan.FromMinutes(29));
        (await ann.GetAsync("/worklist")).StatusCode.ShouldBe(HttpStatusCode.OK);
        site.Time.Pass(TimeSpan.FromMinutes(31));

        (await ann.GetAsync("/worklist")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Session_InUseAllDay_EndsAfterTenHours()
    {
        await using var site = await WorklistSite.OpenAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);

        for (var i = 0; i < 29; i++)
        {
            site.Time.Pass(TimeSpan.FromMinutes(20));
            (await ann.GetAsync("/worklist")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        site.Time.Pass(TimeSpan.FromMinutes(21));
        (await ann.GetAsync("/worklist")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task SignOut_WithTheFormOfAPage_EndsTheSessionOnTheServer()
    {
        await using var site = await WorklistSite.OpenAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);
        var key = ann.Cookies.GetCookies(site.Address)["prescreen"]!.Value;

        (await ann.PostAsync("/worklist/sign-out", await ann.TokenAsync("/worklist"))).StatusCode.ShouldBe(HttpStatusCode.Found);

        using Browser thief = new(site.Address);
        thief.Cookies.Add(site.Address, new Cookie("prescreen", key));
        (await thief.GetAsync("/worklist")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await site.AuditAsync())[^1]["subtype"]![0]!["code"]!.GetValue<string>().ShouldBe("sign-out");
    }

    [Fact]
    public async Task SignOut_SentByAnotherSite_ChangesNothing()
    {
        await using var site = await WorklistSite.OpenAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);

        (await ann.PostAsync("/worklist/sign-out", null, "cross-site")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await ann.GetAsync("/worklist")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Store_OfSessions_HoldsNeitherKeyNorName()
    {
        await using var site = await WorklistSite.OpenAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);
        var key = ann.Cookies.GetCookies(site.Address)["prescreen"]!.Value;

        var bytes = await site.StoreBytesAsync();

        bytes.ShouldNotContain(key);
        bytes.ShouldNotContain("\"FormKey\"");
    }

    [Fact]
    public async Task Cookie_OfTheSession_IsOutOfReachOfScripts()
    {
        await using var site = await WorklistSite.OpenAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);

        var cookie = ann.Cookies.GetCookies(site.Address)["prescreen"]!;

        (cookie.HttpOnly, cookie.Expires, cookie.Value.Length).ShouldBe((true, default, 43));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Key_ThatIsNobodys_IsNobody(string key)
    {
        await using var site = await WorklistSite.OpenAsync();
        using Browser browser = new(site.Address);
        browser.Cookies.Add(site.Address, new Cookie("prescreen", key));

        (await browser.GetAsync("/worklist")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Language_ChosenOnAPage_Stays()
    {
        await using var site = await WorklistSite.OpenAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);

        using var response = await ann.PostAsync("/worklist/language", await ann.TokenAsync("/worklist"), ("return", "//evil.example"));

        response.Headers.Location!.OriginalString.ShouldBe("/worklist");
        (await ann.TextAsync("/worklist")).ShouldContain("lang=\"zh\"");
    }

    [Fact]
    public void Cookies_OverHttpsInAFrame_AreForThisHostAndPartitioned()
    {
        WorklistSettings settings = new() { PublicUrl = new Uri("https://prescreen.example/"), FrameAncestors = ["https://ehr.example"] };

        var header = Worklist.Access.SessionCookies.Options(settings).CreateCookieHeader(Worklist.Access.SessionCookies.Named(settings, "prescreen"), "k").ToString();

        header.ShouldStartWith("__Host-prescreen=k");
        header.ShouldContain("secure");
        header.ShouldContain("samesite=none");
        header.ShouldContain("Partitioned");
        header.ShouldContain("path=/");
    }
}
