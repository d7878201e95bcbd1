using System.Text;
using System.Text.Json.Nodes;
using Prescreen.Evaluation;
using Prescreen.Insights;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.Tests.Support;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Tests.Flow;

/// <summary>What people do with a subject stays with it, whatever the machine writes.</summary>
public sealed class WorkTests
{
    private static readonly SubjectWork Work = new() { AssignedTo = "Practitioner/7", AssignedName = "A. Weber" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Subject_AssignedByAPerson_KeepsTheSummaryOfItsScreening()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.ResultAsync("p1", "76");
        await ward.NotifyAsync("PUT", "Observation/p1");
        await ward.WorkAsync();
        var before = await LatestAsync(ward);

        await SetAsync(ward, Work);
        (await ward.System.CatchUp.RunAsync(Ct)).Problem.ShouldBeNull();

        var after = await LatestAsync(ward);
        after.Work.ShouldBe(Work);
        after.Summary.ShouldBe(before.Summary);
        after.Summary!.NearMisses.ShouldBe([new NearMiss("I2.platelets", "76 10*9/L", "≥80 10*9/L", 0.05m)]);
        after.Summary.Outcomes.Select(outcome => (outcome.Id, outcome.Outcome)).ShouldBe([("I1", Outcome.Met), ("I2.platelets", Outcome.NotMet)]);
    }

    [Fact]
    public async Task Subject_WithAPersonsExtensions_KeepsThemWhereTheMachineWritesIt()
    {
        await using var ward = await WorkedOnAsync();

        await ward.ResultAsync("p1", "120");
        await ward.NotifyAsync("PUT", "Observation/p1");
        await ward.WorkAsync();

        (await ward.StatusAsync()).ShouldBe("candidate");
        (await ward.SubjectAsync())!["extension"]!.AsArray().Select(one => one!["url"]!.GetValue<string>()).ShouldContain(PrescreenUrls.AssignedTo);
        var latest = await LatestAsync(ward);
        (latest.Work, latest.Status, latest.Summary!.Found).ShouldBe((Work, "candidate", EligibilityStatus.Candidate));
    }

    [Fact]
    public async Task Subject_ScreenedAgainWithTheSameVerdict_KeepsItsWork()
    {
        await using var ward = await WorkedOnAsync();
        (await ward.System.CatchUp.RunAsync(Ct)).Problem.ShouldBeNull();

        await ward.NotifyAsync("PUT", "Condition/c1");
        await ward.WorkAsync();

        (await LatestAsync(ward)).Work.ShouldBe(Work);
    }

    [Fact]
    public async Task Subject_UnassignedAgain_HasNoWork()
    {
        await using var ward = await WorkedOnAsync();
        (await ward.System.CatchUp.RunAsync(Ct)).Problem.ShouldBeNull();

        await SetAsync(ward, SubjectWork.None);
        ward.Time.Pass(TimeSpan.FromMinutes(1));
        (await ward.System.CatchUp.RunAsync(Ct)).Problem.ShouldBeNull();

        (await LatestAsync(ward)).Work.ShouldBe(SubjectWork.None);
    }

    // A patient screened once, whose subject a person then took in hand.
    private static async Task<Ward> WorkedOnAsync()
    {
        var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.NotifyAsync("PUT", "Condition/c1");
        await ward.WorkAsync();
        await SetAsync(ward, Work);
        return ward;
    }

    private static async Task<SavedScreening> LatestAsync(Ward ward)
        => (await ward.System.Store.Screenings.LatestAsync("Patient/1", "test-trial", Ct)).Value.ShouldHaveSingleItem();

    private static async Task SetAsync(Ward ward, SubjectWork work)
    {
        JsonNode subject = (await ward.SubjectAsync())!;
        var changed = work.WriteTo(Encoding.UTF8.GetBytes(subject.ToJsonString())).Value;
        await ward.PutAsync($"ResearchSubject/{subject["id"]}", Encoding.UTF8.GetString(changed.Span));
    }
}
