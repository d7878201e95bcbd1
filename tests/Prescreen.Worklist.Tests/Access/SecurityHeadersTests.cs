using Prescreen.Worklist.Tests.Support;

namespace Prescreen.Worklist.Tests.Access;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("/worklist/sign-in")]
    [InlineData("/worklist/no-such-page")]
    [InlineData("/worklist")]
    [InlineData("/healthz")]
    public async Task Answers_All_ForbidWhatTheyDontNeed(string address)
    {
        await using var site = await WorklistSite.OpenAsync();
        using Browser browser = new(site.Address);

        using var response = await browser.GetAsync(address);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        response.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Answers_Each_HaveANonceOfTheirOwn()
    {
        await using var site = await WorklistSite.OpenAsync();
        using Browser browser = new(site.Address);

        var policies = new HashSet<string>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await browser.GetAsync("/worklist/sign-in");
            policies.Add(response.Headers.GetValues("Content-Security-Policy").Single());
        }

        policies.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Answers_ToAnEhrThatMayFrameThem_NameIt()
    {
        await using var site = await WorklistSite.OpenAsync(settings: plain => plain with { FrameAncestors = ["https://ehr.example"] });
        using Browser browser = new(site.Address);

        using var response = await browser.GetAsync("/worklist/sign-in");

        response.Headers.GetValues("Content-Security-Policy").Single().ShouldEndWith("frame-ancestors https://ehr.example");
        response.Headers.Contains("X-Frame-Options").ShouldBeFalse();
    }

    [Fact]
    public async Task Assets_NamedByContent_MayBeKeptForEver()
    {
        await using var site = await WorklistSite.OpenAsync();
        using Browser browser = new(site.Address);

        using var response = await browser.GetAsync($"/worklist/assets/{Worklist.Assets.AssetSet.Style}");

        response.Headers.CacheControl!.ToString().ShouldContain("immutable");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
    }

    [Theory]
    [InlineData("/worklist/studies/x?status=candidate", "/worklist/studies/x?status=candidate")]
    [InlineData("https://evil.example/worklist", "/worklist")]
    [InlineData("//evil.example/worklist", "/worklist")]
    [InlineData("/worklist//evil.example", "/worklist")]
    [InlineData("/worklist\\..\\x", "/worklist")]
    [InlineData("/worklistevil", "/worklist")]
    [InlineData("/worklist/\nx", "/worklist")]
    [InlineData(null, "/worklist")]
    public void Local_PathToComeBackTo_IsOneOfOurs(string? path, string expected) => Worklist.Access.Addresses.Local(path).ShouldBe(expected);
}
