using Prescreen.Browser.Support;

namespace Prescreen.Browser.Pages;

/// <summary>Every page without a mouse.</summary>
public sealed class KeyboardTests(Stage stage)
{
    // A date is three fields and a button to the Tab key.
    private const int Spare = 8;

    public static TheoryData<string> Names => [.. PageList.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Page_Tabbed_ReachesEveryControlInOrderAndShowsWhereItIs(string name)
    {
        var place = PageList.Find(name);
        await using var visitor = place.Visitor is { } user ? await stage.EnterAsync(user) : await stage.EnterAsync();
        await visitor.GoAsync(place.Path(await stage.Demo));
        var controls = await visitor.Page.EvaluateAsync<string[]>($"() => {{ {Script.Read("focus.js")} return followFocus(); }}");

        for (var presses = controls.Length + Spare; presses > 0; presses--)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
        }

        var reached = await visitor.Page.EvaluateAsync<string[]>("() => window.focusFollowed.reached");
        reached.Where(controls.Contains).Distinct(StringComparer.Ordinal).ShouldBe(controls);
        (await visitor.Page.EvaluateAsync<string[]>("() => window.focusFollowed.unseen")).ShouldBeEmpty();
    }

    [Fact]
    public async Task SkipLink_FirstTabAndEnter_GoesToTheContent()
    {
        await using var visitor = await stage.EnterAsync(Staff.Ada);
        await visitor.GoAsync($"/worklist/studies/{Staff.Cea}");

        await visitor.Page.Keyboard.PressAsync("Tab");
        var skip = visitor.Page.Locator(".skip");
        (await skip.EvaluateAsync<bool>("link => document.activeElement === link")).ShouldBeTrue();
        (await skip.BoundingBoxAsync())!.X.ShouldBeGreaterThanOrEqualTo(0);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Keyboard.PressAsync("Tab");

        (await visitor.Page.EvaluateAsync<bool>("() => document.getElementById('content').contains(document.activeElement)")).ShouldBeTrue();
    }
}
