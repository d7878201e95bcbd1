using System.Collections.Concurrent;
using Microsoft.Playwright;
using Prescreen.Browser.Hostile;
using Prescreen.TestServer;

namespace Prescreen.Browser.Support;

/// <summary>One browser and one site for all tests; what only some need is made when the first asks.</summary>
public sealed class Stage : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<Cookie>>>> sessions = new(StringComparer.Ordinal);
    private readonly Lazy<Task<DemoPlay>> demo = new(() => DemoPlay.PlayAsync(CancellationToken.None));
    private readonly Lazy<Task<HostileSite>> hostile = new(() => HostileSite.OpenAsync(CancellationToken.None));
    private IPlaywright? playwright;
    private IBrowser? browser;

    internal Task<DemoPlay> Demo => demo.Value;

    internal Task<HostileSite> Hostile => hostile.Value;

    internal IBrowser Browser => browser!;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] });
    }

    /// <summary>A window of nobody's.</summary>
    internal async Task<Visitor> EnterAsync(int width = Visitor.Wide, string language = "en")
        => await Visitor.OpenAsync(Browser, (await Demo).Site, [], width, language);

    /// <summary>A window of somebody who has signed in at the EHR; the session is shared by their windows, so nobody may sign out of it.</summary>
    internal async Task<Visitor> EnterAsync(RegisteredUser user, int width = Visitor.Wide, string language = "en")
        => await Visitor.OpenAsync(Browser, (await Demo).Site, await SessionAsync(user), width, language);

    /// <summary>The session's cookies of somebody, for requests without a browser.</summary>
    internal Task<IReadOnlyList<Cookie>> SessionAsync(RegisteredUser user)
        => sessions.GetOrAdd(user.Subject, _ => new Lazy<Task<IReadOnlyList<Cookie>>>(async () => await SignInAsync((await Demo).Site, user))).Value;

    /// <summary>A window of the coordinator of the hostile site.</summary>
    internal async Task<Visitor> EnterHostileAsync()
    {
        var site = (await Hostile).Site;
        var cookies = await sessions.GetOrAdd(HostileSite.Eve.Subject, _ => new Lazy<Task<IReadOnlyList<Cookie>>>(() => SignInAsync(site, HostileSite.Eve))).Value;
        return await Visitor.OpenAsync(Browser, site, cookies, Visitor.Wide, "en");
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (demo.IsValueCreated)
        {
            await (await demo.Value).DisposeAsync();
        }

        if (hostile.IsValueCreated)
        {
            await (await hostile.Value).DisposeAsync();
        }
    }

    private async Task<IReadOnlyList<Cookie>> SignInAsync(Site site, RegisteredUser user)
    {
        await using var visitor = await Visitor.OpenAsync(Browser, site, [], Visitor.Wide, "en");
        await visitor.SignInAsync(user);
        return [.. (await visitor.Context.CookiesAsync()).Select(cookie => new Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Domain = cookie.Domain,
            Path = cookie.Path,
            HttpOnly = cookie.HttpOnly,
            SameSite = cookie.SameSite,
        })];
    }
}
