using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Prescreen.Screening.Decisions;
using Prescreen.Screening.WriteBack;
using Prescreen.Worklist.Pages.Candidate;

namespace Prescreen.Worklist.Tests.Pages.Candidate;

public sealed class DecisionFormTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory]
    [InlineData("act=", "decide", "nothing chosen")]
    [InlineData("act=enrol", "decide", "no such act")]
    [InlineData("act=dismiss", "dismiss-reason", "no reason")]
    [InlineData("act=dismiss&reason=because", "dismiss-reason", "no such reason")]
    [InlineData("act=dismiss&reason=criterion-misread", "dismiss-criterion", "a misread criterion must be named")]
    [InlineData("act=dismiss&reason=patient-declined&criterion=Z9", "dismiss-criterion", "no such criterion")]
    [InlineData("act=dismiss&reason=other", "dismiss-note", "other must be told")]
    [InlineData("act=defer", "defer-until", "no day")]
    [InlineData("act=defer&until=tomorrow", "defer-until", "no day")]
    [InlineData("act=defer&until=2026-11-20", "defer-until", "today is not later")]
    [InlineData("act=defer&until=2036-11-20", "defer-until", "too far")]
    [InlineData("act=assign", "assign-to", "nobody")]
    [InlineData("act=assign&to=Practitioner/666", "assign-to", "nobody we know")]
    [InlineData("act=note&note=%20%0A", "note-note", "no words")]
    public void Form_Incomplete_SaysWhichFieldAndKeepsTheRest(string fields, string field, string why)
    {
        var form = Read(fields + "&version=7");

        form.Problems.ShouldHaveSingleItem(why).Field.ShouldBe(field, why);
        form.Version.ShouldBe("7");
    }

    [Theory]
    [InlineData("act=take-to-screening", DecisionAct.TakeToScreening)]
    [InlineData("act=dismiss&reason=patient-declined", DecisionAct.Dismiss)]
    [InlineData("act=dismiss&reason=criterion-not-met-in-chart&criterion=I9.platelets&note=x", DecisionAct.Dismiss)]
    [InlineData("act=defer&until=2026-11-21", DecisionAct.Defer)]
    [InlineData("act=assign&to=Practitioner/8", DecisionAct.Assign)]
    [InlineData("act=unassign", DecisionAct.Unassign)]
    [InlineData("act=note&note=hello", DecisionAct.Note)]
    [InlineData("act=undo", DecisionAct.Undo)]
    public void Form_Complete_HasNoProblem(string fields, DecisionAct act)
    {
        var form = Read(fields);

        form.Problems.ShouldBeEmpty();
        form.Act.ShouldBe(act);
    }

    [Fact]
    public void Form_NoteTooLong_IsAProblem()
        => Read($"act=take-to-screening&note={new string('a', SubjectDecisionRequest.LongestNote + 1)}").Problems.ShouldHaveSingleItem().TextKey.ShouldBe("candidate.problem.long-note");

    [Fact]
    public void Request_OfAForm_CarriesOnlyWhatItsActAsksFor()
    {
        var request = Read("act=defer&until=2026-12-01&reason=other&criterion=I1&to=Practitioner/8&note=%20look%0D%0Aagain%20&version=7")
            .Request(Sample.Protocol, "Patient/x", "ResearchSubject/s1", new Person("Practitioner/7", "Kim"), "Bo");

        request.Until.ShouldBe(new DateOnly(2026, 12, 1));
        request.Note.ShouldBe("look\nagain");
        request.ExpectedVersion.ShouldBe("7");
        (request.Reason, request.Criterion, request.AssignTo, request.AssignToName).ShouldBe((null, null, null, null));
    }

    [Fact]
    public async Task Page_FormThatCameBack_HasASummaryAndKeepsWhatWasTyped()
    {
        var facts = Sample.Facts();
        var form = Read("act=dismiss&reason=criterion-misread&note=The+ward+says+otherwise&version=5");

        var page = await Sample.PageAsync(Sample.Model(facts, Sample.Forms(facts, form)));

        page.QuerySelector("#problems a")!.GetAttribute("href").ShouldBe("#dismiss-criterion");
        page.QuerySelector("#dismiss-criterion")!.GetAttribute("aria-invalid").ShouldBe("true");
        page.QuerySelector("#dismiss-criterion")!.GetAttribute("aria-describedby").ShouldBe("dismiss-criterion-hint dismiss-criterion-error");
        page.QuerySelector("#dismiss-note")!.TextContent.ShouldBe("The ward says otherwise");
        page.QuerySelector("#dismiss-reason option[selected]")!.GetAttribute("value").ShouldBe("criterion-misread");
        page.QuerySelectorAll(".decide details[open]").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Page_EachForm_CarriesTokenActAndVersion()
    {
        var record = Sample.Record();
        var work = new SubjectWork { AssignedTo = "Practitioner/8", Decision = new PersonDecision { Kind = DecisionKind.Deferred, By = "Practitioner/8", At = Sample.Now, Before = "candidate" } };
        var facts = Sample.Facts(record, Sample.Screened(record, work: work));

        var page = await Sample.PageAsync(Sample.Model(facts, Sample.Forms(facts)));

        var forms = page.QuerySelectorAll(".decide form");
        forms.Select(form => form.QuerySelector("input[name=act]")!.GetAttribute("value"))
            .ShouldBe(["take-to-screening", "dismiss", "defer", "assign", "unassign", "assign", "note", "undo"], ignoreOrder: true);
        forms.ShouldAllBe(form => form.GetAttribute("method") == "post" && form.GetAttribute("action")!.EndsWith("/subjects/s1/decisions", StringComparison.Ordinal));
        forms.ShouldAllBe(form => form.QuerySelector("input[name=version]")!.GetAttribute("value") == "7" && form.QuerySelector("input[name=__token]")!.GetAttribute("value") == "t0ken");
        page.QuerySelector("#assign-to")!.TextContent.ShouldContain("Bo <b>Lind</b>");
    }

    [Fact]
    public async Task Conflict_Page_ShowsBothSidesAndDecidesOnWhatStands()
    {
        const string Hostile = "<img src=x onerror=alert(1)>";
        var ours = Read($"act=dismiss&reason=criterion-misread&criterion=I9.platelets&note={Hostile}&version=7")
            .Request(Sample.Protocol, "Patient/x", "ResearchSubject/s1", new Person("Practitioner/7", "Kim"), null);
        var theirs = new SubjectWork { AssignedTo = "user:1", AssignedName = Hostile, Decision = new PersonDecision { Kind = DecisionKind.Screening, By = "user:1", ByName = "Bo Lind", At = Sample.Now, Before = "candidate" } };
        ConflictModel model = new()
        {
            Frame = Sample.Frame(),
            Conflict = new DecisionConflict { Ours = ours, TheirStatus = "screening", TheirVersion = "9", TheirWork = theirs, TheirTime = Sample.Now },
            Address = "/worklist/studies/cea-car-t/subjects/s1",
            Name = Sample.Facts().Name,
            Zone = TimeZoneInfo.Utc,
        };

        var page = await Sample.RenderAsync<ConflictPage>(model);

        var sides = page.QuerySelectorAll(".sides section");
        sides[0].TextContent.ShouldContain("Prescreen misread the record");
        sides[0].TextContent.ShouldContain(Hostile);
        sides[1].TextContent.ShouldContain("Taken to screening by Bo Lind, 2026-11-20 09:00");
        sides[1].TextContent.ShouldContain("In screening");
        page.QuerySelectorAll("img").ShouldBeEmpty();
        page.QuerySelector("main input[name=version]")!.GetAttribute("value").ShouldBe("9");
        page.QuerySelector("main input[name=note]")!.GetAttribute("value").ShouldBe(Hostile);
        page.QuerySelector("main input[name=reason]")!.GetAttribute("value").ShouldBe("criterion-misread");
        page.QuerySelector("main a.button")!.GetAttribute("href").ShouldBe("/worklist/studies/cea-car-t/subjects/s1");
    }

    private static DecisionForm Read(string fields)
    {
        var form = fields.Split('&').Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => new StringValues(Uri.UnescapeDataString(pair[1].Replace('+', ' '))), StringComparer.Ordinal);
        return DecisionForm.Read(new FormCollection(form), Sample.Protocol, Today, ["Practitioner/7", "Practitioner/8"]);
    }
}
