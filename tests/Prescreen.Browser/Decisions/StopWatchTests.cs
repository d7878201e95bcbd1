using Microsoft.Playwright;
using Prescreen.Browser.Support;

namespace Prescreen.Browser.Decisions;

/// <summary>How far it is from signing in to a documented decision, for somebody who has never seen the pages and takes what is offered.</summary>
[Collection("Subjects of her2-car-t")]
public sealed class StopWatchTests(Stage stage)
{
    private const int MostClicks = 6;

    private int clicks;

    [Fact]
    public async Task FirstCandidate_FromSigningInToADocumentedDecision_IsAFewClicksAway()
    {
        await using var visitor = await stage.EnterAsync();
        var page = visitor.Page;

        await visitor.GoAsync("/worklist");
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "Demo EHR" }));
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = Staff.Bao.Name }));
        await ClickAsync(page.Locator(".card").Filter(new() { HasText = "HER2" }).GetByRole(AriaRole.Link, new() { Name = "Open the screening list" }));
        await ClickAsync(page.Locator("tbody tr").Filter(new() { HasText = "Candidate" }).First.Locator("a"));
        await page.WaitForURLAsync("**/subjects/*");
        var subject = new Uri(page.Url).Segments[^1];
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Take to screening" }));

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Taken to screening.");
        Traces traces = new(visitor.Site, subject);
        (await traces.StatusAsync()).ShouldBe("screening");
        (await traces.ActsAsync()).ShouldBe(["take-to-screening by Practitioner/bao"]);
        clicks.ShouldBeLessThanOrEqualTo(MostClicks);
        visitor.SawNothingWrong();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the last decision" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("taken back");
    }

    private async Task ClickAsync(ILocator control)
    {
        clicks++;
        await control.ClickAsync();
        await control.Page.WaitForLoadStateAsync();
    }
}
