using System.Net;
using Microsoft.AspNetCore.Http;
using Prescreen.Worklist.Access;
using Prescreen.Worklist.Hosting;
using Prescreen.Worklist.Tests.Support;

namespace Prescreen.Worklist.Tests.Access;

public sealed class DemoUserTests
{
    private static readonly WorklistSettings Demo = new() { PublicUrl = new Uri("http://127.0.0.1:8080/"), DemoUser = "Demo coordinator" };

    [Fact]
    public async Task Demo_OnThisMachine_IsACoordinatorOfEveryStudy()
    {
        await using var site = await WorklistSite.OpenAsync(settings: plain => plain with { DemoUser = "Demo coordinator" });
        using Browser browser = new(site.Address);

        var text = await browser.TextAsync("/worklist/sign-in/demo");

        text.ShouldContain("Demo coordinator");
        text.ShouldContain(WorklistSite.First);
        text.ShouldContain(WorklistSite.Second);
    }

    [Fact]
    public async Task Demo_ThroughAnotherNameOrAProxy_IsNobodyEvenWithTheSessionsKey()
    {
        await using var site = await WorklistSite.OpenAsync(settings: plain => plain with { DemoUser = "Demo coordinator" });
        using Browser browser = new(site.Address);
        using var page = (await browser.FollowAsync("/worklist/sign-in/demo")).Page;

        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/worklist");
        rebound.Headers.Host = "evil.example";
        using var proxied = new HttpRequestMessage(HttpMethod.Get, "/worklist");
        proxied.Headers.Add("X-Forwarded-For", "192.0.2.1");

        (await browser.SendAsync(rebound)).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await browser.SendAsync(proxied)).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Demo_WhereNoneIsSet_IsNoWayIn()
    {
        await using var site = await WorklistSite.OpenAsync();
        using Browser browser = new(site.Address);

        (await browser.GetAsync("/worklist/sign-in/demo")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1:8080", true)]
    [InlineData("::1", "[::1]:8080", true)]
    [InlineData("127.0.0.1", "localhost", true)]
    [InlineData("192.0.2.1", "127.0.0.1", false)]
    [InlineData("127.0.0.1", "prescreen.example", false)]
    [InlineData("127.0.0.1", "127.0.0.1.evil.example", false)]
    public void Gate_ByAddressAndName_OpensOnThisMachineAlone(string remote, string host, bool isOpen)
    {
        DefaultHttpContext context = new();
        context.Connection.RemoteIpAddress = IPAddress.Parse(remote);
        context.Request.Host = new HostString(host);

        DemoGate.IsOpen(context, Demo).ShouldBe(isOpen);
        DemoGate.IsOpen(context, Demo with { DemoUser = null }).ShouldBeFalse();
    }
}
