using Microsoft.Playwright;

namespace Prescreen.Browser.Support;

/// <summary>Pictures of pages, where PRESCREEN_SCREENSHOTS names a folder for them.</summary>
internal static class Screenshots
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("PRESCREEN_SCREENSHOTS");

    /// <summary>A picture of the page as it is.</summary>
    public static async Task TakeAsync(IPage page, string name)
    {
        if (Folder is { Length: > 0 })
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png"), FullPage = true });
        }
    }

    /// <summary>A picture in each width, of a page that can't be asked for again.</summary>
    public static async Task TakeBothAsync(IPage page, string name)
    {
        if (Folder is not { Length: > 0 })
        {
            return;
        }

        foreach (var width in new[] { Visitor.Narrow, Visitor.Wide })
        {
            await page.SetViewportSizeAsync(width, Visitor.Height);
            await TakeAsync(page, $"{name}-{width}-en");
        }
    }
}
