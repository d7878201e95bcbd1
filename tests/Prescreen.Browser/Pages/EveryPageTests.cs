using Prescreen.Browser.Support;

namespace Prescreen.Browser.Pages;

/// <summary>What holds for every page, in both languages, on a desk and on a phone.</summary>
public sealed class EveryPageTests(Stage stage)
{
    public static TheoryData<string, int, string> Views => [.. PageList.Names.SelectMany(name => new[] { Visitor.Wide, Visitor.Narrow }.SelectMany(width => new[] { "en", "zh" }.Select(language => (name, width, language))))];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Page_Shown_FitsItsWindowAndIsAccessibleAndBreaksNoRule(string name, int width, string language)
    {
        var place = PageList.Find(name);
        await using var visitor = place.Visitor is { } user ? await stage.EnterAsync(user, width, language) : await stage.EnterAsync(width, language);

        var answer = await visitor.GoAsync(place.Path(await stage.Demo));

        answer.Status.ShouldBe(place.Status);
        (await visitor.Page.GetAttributeAsync("html", "lang")).ShouldBe(language);
        (await Overflow.FindAsync(visitor.Page)).ShouldBeEmpty();
        await Screenshots.TakeAsync(visitor.Page, $"{name}-{width}-{language}");
        await visitor.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => { one.open = true; })");
        (await Overflow.FindAsync(visitor.Page)).ShouldBeEmpty("unfolded");
        // The two windows differ in what is shown, the two languages in words alone.
        if (width == Visitor.Wide == (language == "en"))
        {
            (await Axe.FindAsync(visitor.Page)).ShouldBeEmpty();
        }

        visitor.SawNothingWrong();
    }
}
