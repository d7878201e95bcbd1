using Microsoft.Playwright;

namespace Prescreen.Browser.Support;

/// <summary>Pictures of pages, where PRESCREEN_SCREENSHOTS names a folder for them.</summary>
internal static class Screenshots
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("PRESCREEN_SCREENSHOTS");

    public static Task TakeAsync(IPage page, string name)
        => Folder is { Length: > 0 } ? page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png"), FullPage = true }) : Task.CompletedTask;
}
