using System.Text.Json.Nodes;
using Prescreen.Screening.Decisions;
using Prescreen.Screening.Tests.Support;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Tests.Decisions;

public sealed class DecideTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TakeToScreening_OfACandidate_IsWrittenAsThePersonsEverywhere()
    {
        await using var ward = await Desk.PatientAsync();
        var desk = new Desk(ward);
        var before = (await desk.SeeAsync()).SubjectVersion;

        var decided = (await desk.DoAsync(DecisionAct.TakeToScreening, request => request with { Note = "Spoke with her." })).Value;

        decided.Status.ShouldBe("screening");
        decided.IsWritten.ShouldBeTrue();
        decided.Work.Decision!.Before.ShouldBe("potential-candidate");
        decided.Work.Decision.By.ShouldBe("Practitioner/ana");
        var seen = await desk.SeeAsync();
        (seen.Status, seen.SubjectVersion, seen.Work).ShouldBe(("screening", decided.SubjectVersion, decided.Work));
        var machines = await TaskAsync(ward, "missing-test");
        Text(machines, "status").ShouldBe("completed");
        Text(machines, "statusReason", "coding", 0, "code").ShouldBe("decided");
        Text(machines, "owner", "reference").ShouldBe("Practitioner/ana");
        var followUp = await TaskAsync(ward, "follow-up");
        Text(followUp, "status").ShouldBe("in-progress");
        Text(followUp, "owner", "display").ShouldBe("Ana Ruiz");
        Text(followUp, "note", 0, "text").ShouldBe("Spoke with her.");
        var provenance = (await DecisionsAsync(ward)).ShouldHaveSingleItem();
        Text(provenance, "agent", 0, "who", "reference").ShouldBe("Practitioner/ana");
        Text(provenance, "entity", 0, "what", "reference").ShouldBe($"{seen.Subject}/_history/{before}");
        (await ListedAsync(ward)).ShouldBeTrue();
    }

    [Fact]
    public async Task Dismiss_ForAReason_TakesTheSubjectOffTheListAndCancelsItsTasks()
    {
        await using var ward = await Desk.PatientAsync();

        var decided = (await new Desk(ward).DismissAsync()).Value;

        decided.Status.ShouldBe("ineligible");
        decided.Work.Decision.ShouldNotBeNull().Criterion.ShouldBe("I2.platelets");
        Text(await TaskAsync(ward, "missing-test"), "status").ShouldBe("cancelled");
        Text(await TaskAsync(ward, "follow-up"), "status").ShouldBe("completed");
        var provenance = (await DecisionsAsync(ward)).ShouldHaveSingleItem();
        Text(provenance, "reason", 0, "coding", 0, "code").ShouldBe(DismissalReasons.NotMetInChart);
        Text(provenance, "reason", 1, "coding", 0, "code").ShouldBe("I2.platelets");
        (await ListedAsync(ward)).ShouldBeFalse();
    }

    [Fact]
    public async Task Defer_UntilADay_LeavesTheStatusAndRestsTheFollowUp()
    {
        await using var ward = await Desk.PatientAsync("120");
        var day = DateOnly.FromDateTime(ward.Time.GetUtcNow().UtcDateTime).AddDays(3);

        var decided = (await new Desk(ward).DoAsync(DecisionAct.Defer, request => request with { Until = day })).Value;

        decided.Status.ShouldBe("candidate");
        decided.Work.Decision!.Until.ShouldBe(day);
        var followUp = await TaskAsync(ward, "follow-up");
        Text(followUp, "status").ShouldBe("on-hold");
        Text(followUp, "restriction", "period", "end").ShouldBe($"{day:yyyy-MM-dd}");
        (await ListedAsync(ward)).ShouldBeTrue();
    }

    [Fact]
    public async Task Assign_AndUnassign_ChangeWhoHasItAndNothingElse()
    {
        await using var ward = await Desk.PatientAsync("120");
        var desk = new Desk(ward);

        var assigned = (await desk.DoAsync(DecisionAct.Assign, request => request with { AssignTo = "user:8f14", AssignToName = "Ben Okafor" })).Value;

        (assigned.Status, assigned.Work.AssignedTo, assigned.Work.AssignedName, assigned.Work.Decision).ShouldBe(("candidate", "user:8f14", "Ben Okafor", null));
        Text(await TaskAsync(ward, "follow-up"), "owner", "identifier", "value").ShouldBe("user:8f14");

        var unassigned = (await desk.DoAsync(DecisionAct.Unassign)).Value;

        unassigned.Work.ShouldBe(SubjectWork.None);
        Text(await TaskAsync(ward, "follow-up"), "owner", "reference").ShouldBe("Practitioner/ana");
    }

    [Fact]
    public async Task Note_OfSeveralPeople_IsAppendedAndNeverReplaced()
    {
        await using var ward = await Desk.PatientAsync("120");
        var version = (await new Desk(ward).SeeAsync()).SubjectVersion;

        (await new Desk(ward).DoAsync(DecisionAct.Note, request => request with { Note = "First <b>&\"" })).Problem.ShouldBeNull();
        (await new Desk(ward, Desk.Ben).DoAsync(DecisionAct.Note, request => request with { Note = "Second" })).Value.SubjectVersion.ShouldBe(version);
        ward.Time.Pass(TimeSpan.FromHours(1));
        (await new Desk(ward).DoAsync(DecisionAct.Note, request => request with { Note = "First <b>&\"" })).Problem.ShouldBeNull();

        var notes = (await ward.System.Notes.NotesAsync((await new Desk(ward).SeeAsync()).Subject!, Ct)).Value;
        notes.Select(note => (note.By, note.ByName, note.Text)).ShouldBe(
            [("Practitioner/ana", "Ana Ruiz", "First <b>&\""), ("user:8f14", "Ben Okafor", "Second"), ("Practitioner/ana", "Ana Ruiz", "First <b>&\"")]);
        (await DecisionsAsync(ward)).Length.ShouldBe(3);
    }

    [Fact]
    public async Task Notes_OfTwoAtOnce_AreBothKept()
    {
        await using var ward = await Desk.PatientAsync("120");
        var one = await new Desk(ward).AskAsync(DecisionAct.Note, request => request with { Note = "One" });
        var two = await new Desk(ward, Desk.Ben).AskAsync(DecisionAct.Note, request => request with { Note = "Two" });

        var done = await Task.WhenAll(new Desk(ward).SendAsync(one), new Desk(ward).SendAsync(two));

        done.ShouldAllBe(result => result.Problem == null);
        (await ward.System.Notes.NotesAsync(one.Subject, Ct)).Value.Select(note => note.Text).ShouldBe(["One", "Two"], ignoreOrder: true);
    }

    [Fact]
    public async Task Undo_OfADismissal_RestoresStatusTasksAndPlaceOnTheList()
    {
        await using var ward = await Desk.PatientAsync();
        var desk = new Desk(ward);
        (await desk.DismissAsync()).Problem.ShouldBeNull();

        var undone = (await desk.DoAsync(DecisionAct.Undo)).Value;

        (undone.Status, undone.Work).ShouldBe(("potential-candidate", SubjectWork.None));
        var machines = await TaskAsync(ward, "missing-test");
        (Text(machines, "status"), machines["owner"], machines["statusReason"]).ShouldBe(("requested", null, null));
        Text(await TaskAsync(ward, "follow-up"), "status").ShouldBe("in-progress");
        (await ListedAsync(ward)).ShouldBeTrue();
        (await desk.DoAsync(DecisionAct.Undo)).Problem!.Code.ShouldBe("DECI-010");
    }

    [Fact]
    public async Task Undo_OfOneDecisionAfterAnother_LeadsBackStepByStep()
    {
        await using var ward = await Desk.PatientAsync();
        var desk = new Desk(ward);
        var day = DateOnly.FromDateTime(ward.Time.GetUtcNow().UtcDateTime).AddDays(3);
        var deferred = (await desk.DoAsync(DecisionAct.Defer, request => request with { Until = day })).Value;
        var screening = (await new Desk(ward, Desk.Ben).DoAsync(DecisionAct.TakeToScreening)).Value;
        var dismissed = (await desk.DismissAsync()).Value;
        var misread = (await desk.DoAsync(DecisionAct.Dismiss, request => request with { Reason = DismissalReasons.Duplicate })).Value;
        misread.Work.Decision!.Reason.ShouldBe(DismissalReasons.Duplicate);

        foreach (var earlier in new[] { dismissed, screening, deferred })
        {
            var undone = (await desk.DoAsync(DecisionAct.Undo)).Value;
            (undone.Status, undone.Work).ShouldBe((earlier.Status, earlier.Work));
        }

        Text(await TaskAsync(ward, "missing-test"), "status").ShouldBe("requested");
        Text(await TaskAsync(ward, "follow-up"), "restriction", "period", "end").ShouldBe($"{day:yyyy-MM-dd}");
        (await desk.DoAsync(DecisionAct.Undo)).Value.Work.ShouldBe(SubjectWork.None);
        (await desk.DoAsync(DecisionAct.Undo)).Problem!.Code.ShouldBe("DECI-010");
    }

    [Fact]
    public async Task Undo_WhileSomebodyHasTheSubject_LeavesItWithThem()
    {
        await using var ward = await Desk.PatientAsync("120");
        var desk = new Desk(ward);
        (await desk.DoAsync(DecisionAct.TakeToScreening)).Problem.ShouldBeNull();
        (await desk.DoAsync(DecisionAct.Assign, request => request with { AssignTo = "user:8f14" })).Problem.ShouldBeNull();

        (await desk.DoAsync(DecisionAct.Undo)).Value.Work.ShouldBe(new SubjectWork { AssignedTo = "user:8f14" });
    }

    [Fact]
    public async Task Deferral_OfWhatIsDecided_IsRefusedInWords()
    {
        await using var ward = await Desk.PatientAsync("120");
        var desk = new Desk(ward);
        (await desk.DismissAsync()).Problem.ShouldBeNull();

        (await desk.DoAsync(DecisionAct.Defer, request => request with { Until = new DateOnly(2999, 1, 1) })).Problem!.Code.ShouldBe("DECI-011");
    }

    [Fact]
    public async Task Act_OnASubjectBeyondScreening_IsRefusedInWords()
    {
        await using var ward = await Desk.PatientAsync("120");
        var subject = (await ward.SubjectAsync())!;
        subject["status"] = "on-study";
        await ward.PutAsync($"ResearchSubject/{subject["id"]}", subject.ToJsonString());
        (await ward.System.CatchUp.RunAsync(Ct)).Problem.ShouldBeNull();

        (await new Desk(ward).DismissAsync()).Problem!.Code.ShouldBe("DECI-009");
        (await ward.StatusAsync()).ShouldBe("on-study");
    }

    [Theory]
    [InlineData("Patient/2", "ResearchSubject/{0}")]
    [InlineData("Patient/1", "ResearchSubject/none")]
    [InlineData("Patient/1", "Task/1")]
    [InlineData("Patient/1", "ResearchSubject/../Patient/1")]
    public async Task Act_OnWhatIsNotThisStudysSubject_IsNotFound(string patient, string subject)
    {
        await using var ward = await Desk.PatientAsync("120");
        var id = (await ward.SubjectAsync())!["id"]!.GetValue<string>();

        var problem = (await new Desk(ward).DoAsync(
            DecisionAct.TakeToScreening,
            request => request with { Patient = patient, Subject = subject.Replace("{0}", id, StringComparison.Ordinal) })).Problem;

        problem!.Kind.ShouldBeOneOf(ProblemKind.NotFound, ProblemKind.Invalid);
        (await ward.StatusAsync()).ShouldBe("candidate");
    }

    private static async Task<JsonNode> TaskAsync(Ward ward, string code)
        => (await ward.FindAsync("Task")).Where(task => Text(task, "code", "coding", 0, "code") == code).ShouldHaveSingleItem();

    private static async Task<JsonNode[]> DecisionsAsync(Ward ward)
        => [.. (await ward.FindAsync("Provenance")).Where(one => Text(one, "activity", "coding", 0, "system") == PrescreenUrls.DecisionActs)];

    private static async Task<bool> ListedAsync(Ward ward) => (await ward.FindAsync("List")).ShouldHaveSingleItem()["entry"]?.AsArray().Count > 0;

    private static string? Text(JsonNode node, params object[] path)
        => path.Aggregate((JsonNode?)node, (at, step) => step is int index ? at?[index] : at?[(string)step])?.ToString();
}
