using Prescreen.Evaluation;
using Prescreen.Screening.Decisions;
using Prescreen.Screening.Tests.Support;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Tests.Decisions;

/// <summary>New evidence for a subject that a person dismissed.</summary>
public sealed class DismissedEvidenceTests
{
    [Theory]
    [InlineData("60", Outcome.NotMet)]
    [InlineData(null, Outcome.Unknown)]
    public async Task Evidence_ThatMeetsWhatWasDismissedAgainst_IsOneTaskAndAFlagAndNoChange(string? platelets, Outcome found)
    {
        await using var ward = await Desk.PatientAsync(platelets);
        var desk = new Desk(ward);
        (await desk.DismissAsync()).Value.Work.Decision!.Found.ShouldBe(found);
        var before = (await ward.SubjectAsync())!.ToJsonString();

        await desk.ResultAsync("p2", "120");
        await desk.ResultAsync("p3", "130");

        (await ward.SubjectAsync())!.ToJsonString().ShouldBe(before);
        (await ward.StatusAsync()).ShouldBe("ineligible");
        var task = (await ward.FindAsync("Task?status=requested")).ShouldHaveSingleItem();
        task["code"]!["coding"]![0]!["code"]!.GetValue<string>().ShouldBe("contrary-evidence");
        task["description"]!.GetValue<string>().ShouldContain("dismissed against I2.platelets, which is now met");
        (await FlagsAsync(ward)).ShouldBe(["contrary-evidence"]);
        var seen = await desk.SeeAsync();
        seen.Work.Decision!.Found.ShouldBe(found);
        ContraryEvidence.InFavour(seen.Status, seen.Work, seen.Summary!).ShouldBe("I2.platelets");
    }

    [Fact]
    public async Task Evidence_OfWhatWasMetWhenDismissed_IsNoNews()
    {
        await using var ward = await Desk.PatientAsync("120");
        var desk = new Desk(ward);
        (await desk.DismissAsync()).Value.Work.Decision!.Found.ShouldBe(Outcome.Met);

        await desk.ResultAsync("p2", "130");

        await ShouldBeQuietAsync(ward);
    }

    [Theory]
    [InlineData(DismissalReasons.Misread)]
    [InlineData(DismissalReasons.Judgement)]
    [InlineData(DismissalReasons.PatientDeclined)]
    public async Task Evidence_WhereTheReasonIsNotTheChart_IsNothing(string reason)
    {
        await using var ward = await Desk.PatientAsync("60");
        var desk = new Desk(ward);
        (await desk.DoAsync(DecisionAct.Dismiss, request => request with { Reason = reason, Criterion = "I2.platelets" })).Problem.ShouldBeNull();

        await desk.ResultAsync("p2", "120");

        await ShouldBeQuietAsync(ward);
    }

    [Fact]
    public async Task Evidence_ThatIsGoneAgain_TakesTheTaskAndTheFlagWithIt()
    {
        await using var ward = await Desk.PatientAsync("60");
        var desk = new Desk(ward);
        (await desk.DismissAsync()).Problem.ShouldBeNull();
        await desk.ResultAsync("p2", "120");

        await desk.ResultAsync("p2", "61");

        await ShouldBeQuietAsync(ward);
    }

    [Fact]
    public async Task Undo_OfTheDismissal_TakesTheTaskAndTheFlagWithItAndTheMachineGoesOn()
    {
        await using var ward = await Desk.PatientAsync("60");
        var desk = new Desk(ward);
        (await desk.DismissAsync()).Problem.ShouldBeNull();
        await desk.ResultAsync("p2", "120");

        (await desk.DoAsync(DecisionAct.Undo)).Problem.ShouldBeNull();
        (await ward.FindAsync("Task?status=requested&code=contrary-evidence")).ShouldBeEmpty();
        await ward.WorkAsync();

        (await ward.StatusAsync()).ShouldBe("candidate");
        (await ward.FindAsync("Task?status=requested&code=contrary-evidence")).ShouldBeEmpty();
        (await FlagsAsync(ward)).ShouldBe([null]);
    }

    [Fact]
    public async Task Dismissal_Again_OnSightOfTheEvidence_AnswersItAndUndoingThatBringsItBack()
    {
        await using var ward = await Desk.PatientAsync("60");
        var desk = new Desk(ward);
        (await desk.DismissAsync()).Problem.ShouldBeNull();
        await desk.ResultAsync("p2", "120");

        (await desk.DismissAsync()).Value.Work.Decision!.Found.ShouldBe(Outcome.Met);
        await desk.ResultAsync("p3", "130");
        await ShouldBeQuietAsync(ward);

        (await desk.DoAsync(DecisionAct.Undo)).Value.Work.Decision!.Found.ShouldBe(Outcome.NotMet);
        (await FlagsAsync(ward)).ShouldBe(["contrary-evidence"]);
        (await ward.FindAsync("Task?status=requested&code=contrary-evidence")).Length.ShouldBe(1);

        (await desk.DoAsync(DecisionAct.Undo)).Value.Work.Decision.ShouldBeNull();
        await ward.WorkAsync();
        (await ward.FindAsync("Task?status=requested&code=contrary-evidence")).ShouldBeEmpty();
        (await FlagsAsync(ward)).ShouldBe([null]);
    }

    private static async Task ShouldBeQuietAsync(Ward ward)
    {
        (await ward.StatusAsync()).ShouldBe("ineligible");
        (await ward.FindAsync("Task?status=requested")).ShouldBeEmpty();
        (await FlagsAsync(ward)).ShouldBeEmpty();
    }

    private static async Task<string?[]> FlagsAsync(Ward ward)
        => [.. (await ward.FindAsync("List")).SelectMany(list => list["entry"]?.AsArray() ?? []).Select(entry => entry!["flag"]?["coding"]?[0]?["code"]?.GetValue<string>())];
}
