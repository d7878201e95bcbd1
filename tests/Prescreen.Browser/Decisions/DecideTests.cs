using Microsoft.Playwright;
using Prescreen.Browser.Support;

namespace Prescreen.Browser.Decisions;

/// <summary>What a coordinator decides in the browser, and what is then seen on the pages and on the hospital's server. Each test has a patient of its own.</summary>
public sealed class DecideTests(Stage stage)
{
    [Fact]
    public async Task TakeToScreening_ThenUndo_IsSeenOnThePageTheListAndTheServer()
    {
        await using var visitor = await OpenAsync("washout-ends");
        var traces = await TracesAsync("washout-ends");

        await PressAsync(visitor, "Take to screening");

        await SeesAsync(visitor.Page.GetByRole(AriaRole.Status), "Taken to screening.");
        await SeesAsync(visitor.Page.Locator(".summary"), $"Taken to screening by {Staff.Ada.Name}");
        await SeesAsync(visitor.Page.Locator("#history"), "★ Candidate → ● In screening");
        (await traces.StatusAsync()).ShouldBe("screening");
        (await traces.ActsAsync()).ShouldBe(["take-to-screening by Practitioner/ada"]);
        ((string?)(await traces.FollowUpAsync())["status"]).ShouldBe("in-progress");
        (await RowAsync(visitor, "washout-ends", "")).ShouldContain("In screening");
        await Screenshots.TakeBothAsync(visitor.Page, "list-decided");

        await visitor.GoAsync((await stage.Demo).Path(Staff.Cea, "washout-ends"));
        await Screenshots.TakeBothAsync(visitor.Page, "candidate-screening");
        await PressAsync(visitor, "Undo the last decision");

        await SeesAsync(visitor.Page.GetByRole(AriaRole.Status), "taken back");
        (await traces.StatusAsync()).ShouldBe("candidate");
        (await traces.ActsAsync()).ShouldBe(["take-to-screening by Practitioner/ada", "undo by Practitioner/ada"]);
        (await RowAsync(visitor, "washout-ends", "")).ShouldNotContain("In screening");
        visitor.SawNothingWrong();
    }

    [Fact]
    public async Task Dismiss_WithoutAReasonOrItsCriterion_IsHeldBackWithTheFieldNamedThenDone()
    {
        await using var visitor = await OpenAsync("gilbert");
        var traces = await TracesAsync("gilbert");
        var page = visitor.Page;

        await page.GetByText("Dismiss…").ClickAsync();
        await page.EvaluateAsync("() => document.querySelectorAll('form').forEach(form => { form.noValidate = true; })");
        await PressAsync(visitor, "Dismiss");
        await SeesAsync(page.Locator("#problems"), "Choose why you dismiss.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Choose why you dismiss." }).ClickAsync();
        (await page.Locator("#dismiss-reason").GetAttributeAsync("aria-invalid")).ShouldBe("true");
        (await Axe.FindAsync(page)).ShouldBeEmpty();
        await Screenshots.TakeBothAsync(page, "candidate-problem");

        await page.Locator("#dismiss-reason").SelectOptionAsync(new SelectOptionValue { Label = "Not met, by the chart" });
        await page.Locator("#dismiss-note").FillAsync("Seen in the chart of 2019.");
        await PressAsync(visitor, "Dismiss");
        await SeesAsync(page.Locator("#problems"), "Choose the criterion this is about.");
        (await page.Locator("#dismiss-note").InputValueAsync()).ShouldBe("Seen in the chart of 2019.");
        (await traces.StatusAsync()).ShouldBe("candidate");

        await page.Locator("#dismiss-criterion").SelectOptionAsync("I9.platelets");
        await PressAsync(visitor, "Dismiss");

        await SeesAsync(page.GetByRole(AriaRole.Status), "Dismissed.");
        await SeesAsync(page.Locator(".notes"), "Seen in the chart of 2019.");
        (await traces.StatusAsync()).ShouldBe("ineligible");
        (await traces.ActsAsync()).ShouldBe(["dismiss by Practitioner/ada"]);
        ((string?)(await traces.FollowUpAsync())["note"]![0]!["text"]).ShouldBe("Seen in the chart of 2019.");
        await visitor.GoAsync($"/worklist/studies/{Staff.Cea}/dismissals");
        await SeesAsync(page.Locator("tbody tr").Filter(new() { HasText = "I9.platelets" }), "1");
        await Screenshots.TakeBothAsync(page, "dismissals-decided");
        visitor.SawNothingWrong();
    }

    [Fact]
    public async Task Defer_UntilADay_LeavesTheListUntilThenAndTheTaskOnHold()
    {
        await using var visitor = await OpenAsync("hbsag-with-normal-dna");
        var traces = await TracesAsync("hbsag-with-normal-dna");
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(21);
        var words = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        await visitor.Page.GetByText("Put off…").ClickAsync();
        await visitor.Page.GetByLabel("Look again on").FillAsync(words);
        await PressAsync(visitor, "Put off");

        await SeesAsync(visitor.Page.GetByRole(AriaRole.Status), "Put off.");
        (await traces.StatusAsync()).ShouldBe("candidate");
        (await traces.ActsAsync()).ShouldBe(["defer by Practitioner/ada"]);
        var task = await traces.FollowUpAsync();
        ((string?)task["status"], ((string?)task["restriction"]!["period"]!["end"])?[..10]).ShouldBe(("on-hold", words));
        await visitor.GoAsync($"/worklist/studies/{Staff.Cea}?status=candidate");
        (await RowOf(visitor, "hbsag-with-normal-dna").CountAsync()).ShouldBe(0);
        (await RowAsync(visitor, "hbsag-with-normal-dna", "?deferred=with")).ShouldContain($"Put off until {words}");
        visitor.SawNothingWrong();
    }

    [Fact]
    public async Task AssignToMeAndNote_Made_AreFoundByTheListsFilterAndTheNextVisitor()
    {
        await using var visitor = await OpenAsync("pregnancy-test-last");
        var traces = await TracesAsync("pregnancy-test-last");

        await PressAsync(visitor, "Assign to me");
        await SeesAsync(visitor.Page.GetByRole(AriaRole.Status), "Assigned.");
        await visitor.Page.GetByText("Add a note…").ClickAsync();
        await visitor.Page.Locator("#note-note").FillAsync("Called her.\nShe calls back on Monday.");
        await PressAsync(visitor, "Keep the note");
        await SeesAsync(visitor.Page.GetByRole(AriaRole.Status), "The note is kept.");

        (await traces.StatusAsync()).ShouldBe("candidate");
        (await traces.ActsAsync()).ShouldBe(["assign by Practitioner/ada", "note by Practitioner/ada"]);
        ((string?)(await traces.FollowUpAsync())["owner"]!["reference"]).ShouldBe("Practitioner/ada");
        (await RowAsync(visitor, "pregnancy-test-last", "?assigned=me")).ShouldContain(Staff.Ada.Name);
        await using var next = await stage.EnterAsync(Staff.Bao);
        await next.GoAsync((await stage.Demo).Path(Staff.Cea, "pregnancy-test-last"));
        await SeesAsync(next.Page.Locator(".notes"), "She calls back on Monday.");
        await SeesAsync(next.Page.Locator(".summary"), $"Assigned to {Staff.Ada.Name}");
        visitor.SawNothingWrong();
    }

    [Fact]
    public async Task Decide_OnWhatSomebodyChangedMeanwhile_ShowsBothSidesAndWritesNothing()
    {
        await using var ada = await OpenAsync("mislabelled-platelets");
        await using var bao = await stage.EnterAsync(Staff.Bao);
        await bao.GoAsync((await stage.Demo).Path(Staff.Cea, "mislabelled-platelets"));
        var traces = await TracesAsync("mislabelled-platelets");

        await PressAsync(ada, "Take to screening");
        await SeesAsync(ada.Page.GetByRole(AriaRole.Status), "Taken to screening.");
        await bao.Page.GetByText("Dismiss…").ClickAsync();
        await bao.Page.Locator("#dismiss-reason").SelectOptionAsync(new SelectOptionValue { Label = "Patient declined" });
        await bao.Page.Locator("#dismiss-note").FillAsync("Says no.");
        await PressAsync(bao, "Dismiss");

        await SeesAsync(bao.Page.Locator("h1"), "Somebody else was faster");
        await SeesAsync(bao.Page.Locator("[aria-labelledby=ours-title]"), "Says no.");
        await SeesAsync(bao.Page.Locator("[aria-labelledby=theirs-title]"), $"Taken to screening by {Staff.Ada.Name}");
        (await Axe.FindAsync(bao.Page)).ShouldBeEmpty();
        (await Overflow.FindAsync(bao.Page)).ShouldBeEmpty();
        await Screenshots.TakeBothAsync(bao.Page, "conflict");
        (await traces.StatusAsync()).ShouldBe("screening");
        (await traces.ActsAsync()).ShouldBe(["take-to-screening by Practitioner/ada"]);

        await PressAsync(bao, "Do mine on what stands");

        await SeesAsync(bao.Page.GetByRole(AriaRole.Status), "Dismissed.");
        (await traces.StatusAsync()).ShouldNotBe("screening");
        (await traces.ActsAsync()).ShouldBe(["take-to-screening by Practitioner/ada", "dismiss by Practitioner/bao"]);
        ada.SawNothingWrong();
        bao.SawNothingWrong();
    }

    [Fact]
    public async Task Record_SpeakingAgainstADecision_IsAnAlertOnEveryPageAndChangesNothing()
    {
        var play = await stage.Demo;
        await using var visitor = await OpenAsync("platelets-recover");
        var traces = await TracesAsync("platelets-recover");
        await PressAsync(visitor, "Take to screening");
        await SeesAsync(visitor.Page.GetByRole(AriaRole.Status), "Taken to screening.");

        await play.FileLowPlateletsAsync("platelets-recover", Token);

        await visitor.GoAsync(play.Path(Staff.Cea, "platelets-recover"));
        await SeesAsync(visitor.Page.GetByRole(AriaRole.Alert), "The record speaks against this status");
        (await Axe.FindAsync(visitor.Page)).ShouldBeEmpty();
        await Screenshots.TakeBothAsync(visitor.Page, "candidate-alert");
        (await RowAsync(visitor, "platelets-recover", "")).ShouldContain("The record now speaks against this decision.");
        (await visitor.Page.Locator("tbody tr").First.InnerTextAsync()).ShouldContain("The record now speaks against this decision.");
        await visitor.GoAsync("/worklist");
        await SeesAsync(visitor.Page.Locator(".card").Filter(new() { HasText = "CEA" }), "the record now speaks against a decision");
        (await traces.StatusAsync()).ShouldBe("screening");
        visitor.SawNothingWrong();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<Visitor> OpenAsync(string story)
    {
        var visitor = await stage.EnterAsync(Staff.Ada);
        (await visitor.GoAsync((await stage.Demo).Path(Staff.Cea, story))).Status.ShouldBe(200);
        return visitor;
    }

    private async Task<Traces> TracesAsync(string story)
    {
        var play = await stage.Demo;
        return new Traces(play.Site, play.Subject(Staff.Cea, story));
    }

    private async Task<string> RowAsync(Visitor visitor, string story, string query)
    {
        await visitor.GoAsync($"/worklist/studies/{Staff.Cea}{query}");
        var row = RowOf(visitor, story);
        await Assertions.Expect(row).ToHaveCountAsync(1);
        return await row.InnerTextAsync();
    }

    private ILocator RowOf(Visitor visitor, string story)
        => visitor.Page.Locator("tbody tr").Filter(new() { Has = visitor.Page.Locator($"a[href$='{stage.Demo.Result.Subject(Staff.Cea, story)}']") });

    private static Task PressAsync(Visitor visitor, string button) => visitor.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static Task SeesAsync(ILocator where, string words) => Assertions.Expect(where).ToContainTextAsync(words);
}
