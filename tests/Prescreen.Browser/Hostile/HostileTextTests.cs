using Microsoft.Playwright;
using Prescreen.Browser.Support;

namespace Prescreen.Browser.Hostile;

/// <summary>Text from outside is shown as text, letter by letter: it makes no element and no attribute, runs nothing and leads nowhere.</summary>
public sealed class HostileTextTests(Stage stage)
{
    // What a page may consist of, so that anything else was made by data.
    private static readonly string[] Elements =
    [
        "html", "head", "meta", "title", "link", "script", "body", "a", "p", "header", "footer", "main", "nav", "aside", "section", "article", "div", "span", "form", "input", "button",
        "select", "option", "textarea", "label", "fieldset", "legend", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "h1", "h2", "h3",
        "details", "summary", "figure", "figcaption", "blockquote", "mark", "strong", "bdi", "br",
        "svg", "g", "line", "rect", "circle", "path", "text", "desc",
    ];

    [Fact]
    public async Task Candidates_OfHostileTexts_AreShownLiterallyAndNothingRuns()
    {
        var site = await stage.Hostile;
        await using var visitor = await stage.EnterHostileAsync();
        await visitor.GoAsync(site.Path(0));
        var plain = await PageContent.ReadAsync(visitor.Page);

        for (var patient = 1; patient <= HostileStrings.All.Count; patient++)
        {
            await visitor.GoAsync(site.Path(patient));
            var content = await PageContent.ReadAsync(visitor.Page);

            var text = HostileSite.TextOf(patient);
            Check(visitor, content, text);
            content.Elements.Where(one => plain.Elements.GetValueOrDefault(one.Key) != one.Value).ShouldBeEmpty(text);
            content.Attributes.Except(plain.Attributes, StringComparer.Ordinal).ShouldBeEmpty(text);
            string[] leads = ["name", "mrn", "unit", "value", "condition", "before", "after", "by", "to", "Assign", "Dismiss"];
            content.Lacks(leads.Select(lead => $"{lead}§{text}")).ShouldBeEmpty();
            content.Lacks(HostileStrings.All.Select(one => $"criterion§{one}")).ShouldBeEmpty();
            content.Lacks(HostileSite.Eve.Name).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("/worklist")]
    [InlineData("/worklist/studies/hostile")]
    [InlineData("/worklist/studies/hostile?page=2")]
    [InlineData("/worklist/studies/hostile?page=3")]
    [InlineData("/worklist/studies/hostile?missing=C.platelets&assigned=%3Cscript%3Ewindow.xss=1%3C/script%3E&since=%22onfocus%3D&sort=%3Cb%3E&status=%3Cimg%20src%3Dx%3E&page=-1")]
    [InlineData("/worklist/studies/hostile/dismissals")]
    [InlineData("/worklist/studies/hostile/amendment")]
    [InlineData("/worklist/studies/hostile/amendment?before=%3Cscript%3Ewindow.xss=1%3C/script%3E&after=%22%3E%3Cb%3E")]
    [InlineData("/worklist/studies/%3Cscript%3Ewindow.xss=1%3C%2Fscript%3E", 404)]
    [InlineData("/worklist/studies/hostile/subjects/%22%3E%3Cscript%3Ewindow.xss=1%3C%2Fscript%3E", 404)]
    [InlineData("/worklist/sign-in?to=javascript:window.xss=1")]
    [InlineData("/worklist/sign-in?to=/worklist/%22%3E%3Cscript%3Ewindow.xss=1%3C/script%3E")]
    [InlineData("/worklist/sign-in/%3Cscript%3E", 403)]
    [InlineData("/worklist/callback?state=%3Cscript%3E&code=%3Cscript%3E&error=%3Cscript%3E", 403)]
    public async Task Page_OfHostileTextsOrAddress_IsShownLiterallyAndNothingRuns(string path, int status = 200)
    {
        await stage.Hostile;
        await using var visitor = await stage.EnterHostileAsync();

        (await visitor.GoAsync(path)).Status.ShouldBe(status);

        var content = await PageContent.ReadAsync(visitor.Page);
        Check(visitor, content, path);
        content.Lacks(HostileSite.Eve.Name).ShouldBeEmpty();
        if (status == 200 && path.Contains("hostile", StringComparison.Ordinal))
        {
            content.Text.ShouldContain("criterion§");
        }
    }

    [Fact]
    public async Task Lists_OfHostileTexts_NameEverybodyLiterally()
    {
        await stage.Hostile;
        await using var visitor = await stage.EnterHostileAsync();
        List<string> missing = [.. HostileStrings.All.SelectMany(text => new[] { $"name§{text}", $"mrn§{text}", $"to§{text}" })];

        for (var page = 1; page <= 3; page++)
        {
            await visitor.GoAsync($"/worklist/studies/{HostileProtocol.Id}?page={page}");
            var content = await PageContent.ReadAsync(visitor.Page);
            missing = [.. content.Lacks(missing)];
        }

        missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task Conflict_OfHostileTexts_ShowsBothSidesLiterally()
    {
        var site = await stage.Hostile;
        await using var visitor = await stage.EnterHostileAsync();
        foreach (var (patient, note) in HostileStrings.All.Chunk(50).Select((some, index) => (HostileSite.Spare + index, $"ours§{string.Join(" · ", some).Replace("\0", "", StringComparison.Ordinal)}")))
        {
            await visitor.GoAsync(site.Path(patient));
            await visitor.Page.GetByText("Dismiss…").ClickAsync();
            await visitor.Page.Locator("#dismiss-note").FillAsync(note);
            await visitor.Page.Locator("#dismiss-reason").SelectOptionAsync("other");
            await site.ChangeAsync(patient, Token);
            var answer = await visitor.Page.RunAndWaitForResponseAsync(
                () => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Dismiss", Exact = true }).ClickAsync(),
                "**/decisions");
            site.Site.Log.Errors.ShouldBeEmpty();
            answer.Status.ShouldBe(409);
            await visitor.Page.WaitForURLAsync("**/decisions");

            var content = await PageContent.ReadAsync(visitor.Page);

            Check(visitor, content, note);
            content.Lacks("Somebody else was faster").ShouldBeEmpty();
            content.Lacks(note, $"by§{HostileSite.TextOf(patient)}", $"to§{HostileSite.TextOf(patient)}", $"name§{HostileSite.TextOf(patient)}").ShouldBeEmpty();
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static void Check(Visitor visitor, PageContent content, string of)
    {
        visitor.SawNothingWrong();
        content.Ran.ShouldBeFalse(of);
        content.Elements.Keys.Except(Elements, StringComparer.Ordinal).ShouldBeEmpty(of);
        content.Elements["script"].ShouldBe(1);
        content.Elements["link"].ShouldBe(2);
        content.Attributes.Where(one => one.Contains("@on", StringComparison.Ordinal) || one.EndsWith("@style", StringComparison.Ordinal)).ShouldBeEmpty(of);
        content.Elsewhere.ShouldBeEmpty(of);
    }
}
