using Prescreen.Screening.Decisions;
using Prescreen.Screening.Tests.Support;

namespace Prescreen.Screening.Tests.Decisions;

/// <summary>What the machine does once a person has decided.</summary>
public sealed class MachineTests
{
    [Fact]
    public async Task Evidence_AgainstASubjectInScreening_IsATaskAndAFlagAndNoChange()
    {
        await using var ward = await Desk.PatientAsync("120");
        var desk = new Desk(ward);
        (await desk.DoAsync(DecisionAct.TakeToScreening)).Problem.ShouldBeNull();
        var before = (await ward.SubjectAsync())!.ToJsonString();

        await desk.ResultAsync("p2", "60");

        (await ward.SubjectAsync())!.ToJsonString().ShouldBe(before);
        (await OpenAsync(ward)).ShouldBe(["contrary-evidence"]);
        (await ward.FindAsync("List")).ShouldHaveSingleItem()["entry"]![0]!["flag"]!["coding"]![0]!["code"]!.GetValue<string>().ShouldBe("contrary-evidence");
        var seen = await desk.SeeAsync();
        (seen.Status, seen.Work.Decision!.Kind.ToString()).ShouldBe(("screening", "Screening"));
        seen.Summary!.Found.ShouldBe(Prescreen.Evaluation.EligibilityStatus.Ineligible);
    }

    [Fact]
    public async Task Evidence_ThatChangesNothingForASubjectInScreening_LeavesItOnTheList()
    {
        await using var ward = await Desk.PatientAsync("120");
        var desk = new Desk(ward);
        (await desk.DoAsync(DecisionAct.TakeToScreening)).Problem.ShouldBeNull();

        await desk.ResultAsync("p2", "130");

        (await ward.StatusAsync()).ShouldBe("screening");
        (await ward.FindAsync("List")).ShouldHaveSingleItem()["entry"]!.AsArray().Count.ShouldBe(1);
        (await OpenAsync(ward)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Dismissal_OfWhomTheMachineFoundIneligibleToo_StaysThePersons()
    {
        await using var ward = await Desk.PatientAsync("60");
        var desk = new Desk(ward);
        (await desk.DoAsync(DecisionAct.Dismiss, request => request with { Reason = DismissalReasons.PatientDeclined })).Value.Work.Decision!.Before.ShouldBe("ineligible");

        await desk.ResultAsync("p2", "120");

        (await ward.StatusAsync()).ShouldBe("ineligible");
        (await desk.SeeAsync()).Work.Decision.ShouldNotBeNull();
        (await OpenAsync(ward)).ShouldBeEmpty();
        ((await ward.FindAsync("List")).SelectMany(list => list["entry"]?.AsArray() ?? [])).ShouldBeEmpty();
    }

    [Fact]
    public async Task Dismissal_WhenThePatientIsNoLongerConsidered_OwesNothing()
    {
        await using var ward = await Desk.PatientAsync("120");
        var desk = new Desk(ward);
        (await desk.DismissAsync()).Problem.ShouldBeNull();

        await ward.DeleteAsync("Condition/c1");
        await desk.ResultAsync("p2", "130");

        (await ward.StatusAsync()).ShouldBe("ineligible");
        (await OpenAsync(ward)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(DecisionAct.Defer)]
    [InlineData(DecisionAct.Assign)]
    [InlineData(DecisionAct.Note)]
    public async Task Act_ThatDecidesNothing_LeavesTheSubjectToTheMachineAndItselfInPlace(DecisionAct act)
    {
        await using var ward = await Desk.PatientAsync("120");
        var desk = new Desk(ward);
        var day = DateOnly.FromDateTime(ward.Time.GetUtcNow().UtcDateTime).AddDays(9);
        var done = (await desk.DoAsync(act, request => request with { Until = day, AssignTo = "user:8f14", Note = "In words" })).Value;

        await desk.ResultAsync("p2", "60");

        (await ward.StatusAsync()).ShouldBe("ineligible");
        (await desk.SeeAsync()).Work.ShouldBe(done.Work);
    }

    [Fact]
    public async Task Undo_GivesTheSubjectBackToTheMachine_WhichWritesWhatItFoundMeanwhile()
    {
        await using var ward = await Desk.PatientAsync("120");
        var desk = new Desk(ward);
        (await desk.DoAsync(DecisionAct.TakeToScreening)).Problem.ShouldBeNull();
        await desk.ResultAsync("p2", "60");

        (await desk.DoAsync(DecisionAct.Undo)).Value.Status.ShouldBe("candidate");
        await ward.WorkAsync();

        (await ward.StatusAsync()).ShouldBe("ineligible");
        (await desk.SeeAsync()).Status.ShouldBe("ineligible");
    }

    [Fact]
    public async Task Tasks_AnsweredByADecision_AreNotOpenedAgainByTheMachine()
    {
        await using var ward = await Desk.PatientAsync();
        var desk = new Desk(ward);
        (await desk.DoAsync(DecisionAct.TakeToScreening)).Problem.ShouldBeNull();

        await ward.ResultAsync("p1", "120", ago: TimeSpan.FromDays(300));
        await ward.NotifyAsync("PUT", "Observation/p1");
        await ward.WorkAsync();

        (await OpenAsync(ward)).ShouldBeEmpty();
    }

    private static async Task<string[]> OpenAsync(Ward ward)
        => [.. (await ward.FindAsync("Task?status=requested")).Select(task => task["code"]!["coding"]![0]!["code"]!.GetValue<string>())];
}
