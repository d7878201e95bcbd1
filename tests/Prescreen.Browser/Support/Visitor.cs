using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;
using Prescreen.TestServer;

namespace Prescreen.Browser.Support;

/// <summary>One person's browser window, in a profile of its own. It remembers everything a page must not do.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    public const int Wide = 1280;
    public const int Narrow = 390;
    public const int Height = 900;

    private readonly ConcurrentQueue<string> faults = new();

    private Visitor(Site site, IBrowserContext context, IPage page) => (Site, Context, Page) = (site, context, page);

    public Site Site { get; }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>What went wrong in this window so far: script errors, CSP violations, dialogs, parts of pages that didn't load.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    public static async Task<Visitor> OpenAsync(IBrowser browser, Site site, IEnumerable<Cookie> cookies, int width, string language)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address.AbsoluteUri,
            ViewportSize = new ViewportSize { Width = width, Height = Height },
            Locale = language == "zh" ? "zh-CN" : "en-GB",
            TimezoneId = "UTC",
        });
        context.SetDefaultTimeout(20_000);
        await context.AddCookiesAsync(cookies);
        await context.AddInitScriptAsync(Script.Read("watch.js"));
        Visitor visitor = new(site, context, await context.NewPageAsync());
        visitor.Watch();
        return visitor;
    }

    /// <summary>Opens a page of the worklist.</summary>
    public async Task<IResponse> GoAsync(string path)
    {
        try
        {
            return (await Page.GotoAsync(path)).ShouldNotBeNull();
        }
        catch (PlaywrightException) when (Site.Log.Errors.Count > 0)
        {
            Site.Log.Errors.ShouldBeEmpty(path);
            throw;
        }
    }

    /// <summary>Signs in at the EHR as a person does who opens the worklist by itself.</summary>
    public async Task SignInAsync(RegisteredUser user)
    {
        await GoAsync("/worklist");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Demo EHR" }).ClickAsync();
        await Page.Locator($"button[name=user][value={user.Subject}]").ClickAsync();
        await Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/worklist");
    }

    /// <summary>Nothing of what a page must not do was done.</summary>
    public void SawNothingWrong()
    {
        Faults.ShouldBeEmpty(Page.Url);
        Site.Log.Errors.ShouldBeEmpty(Page.Url);
    }

    public ValueTask DisposeAsync() => Context.DisposeAsync();

    private void Watch()
    {
        Page.Console += (_, message) =>
        {
            // What didn't load is told with its address by the answers below; of a page itself it is for the test to judge.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                faults.Enqueue($"console: {message.Text}");
            }
        };
        Page.PageError += (_, error) => faults.Enqueue($"error: {error}");
        Page.Dialog += async (_, dialog) =>
        {
            faults.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        Page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !response.Request.IsNavigationRequest)
            {
                faults.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{response.Status}: {response.Url}"));
            }
        };
        Page.Popup += (_, popup) => faults.Enqueue($"window: {popup.Url}");
    }
}
