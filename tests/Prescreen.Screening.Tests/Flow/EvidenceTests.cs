using Prescreen.Screening.Ledger;
using Prescreen.Screening.Tests.Support;

namespace Prescreen.Screening.Tests.Flow;

public sealed class EvidenceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Result_EnteredInError_WithdrawsTheCandidateAndSaysSo()
    {
        await using var ward = await CandidateAsync();

        await ward.ResultAsync("p1", "120", status: "entered-in-error");
        await ward.NotifyAsync("PUT", "Observation/p1");
        await ward.WorkAsync();

        (await ward.StatusAsync()).ShouldBe("potential-candidate");
        (await TaskCodesAsync(ward)).ShouldBe(["missing-test", "verdict-changed"]);
    }

    [Fact]
    public async Task Result_Deleted_WithdrawsTheCandidate()
    {
        await using var ward = await CandidateAsync();

        await ward.DeleteAsync("Observation/p1");
        await ward.NotifyAsync("DELETE", "Observation/p1");
        await ward.WorkAsync();

        (await ward.StatusAsync()).ShouldBe("potential-candidate");
    }

    [Fact]
    public async Task Result_TooLow_MakesIneligibleAndStaysOnTheListUntilAPersonHasSeenIt()
    {
        await using var ward = await CandidateAsync();

        await ward.ResultAsync("p2", "60", ago: TimeSpan.FromMinutes(1));
        await ward.NotifyAsync("PUT", "Observation/p2");
        await ward.WorkAsync();

        (await ward.StatusAsync()).ShouldBe("ineligible");
        (await TaskCodesAsync(ward)).ShouldBe(["verdict-changed"]);
        (await ward.FindAsync("List")).ShouldHaveSingleItem()["entry"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Result_ThatWasMissing_CompletesItsTask()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.NotifyAsync("PUT", "Condition/c1");
        await ward.WorkAsync();
        (await ward.StatusAsync()).ShouldBe("potential-candidate");

        await ward.ResultAsync("p1", "120");
        await ward.NotifyAsync("PUT", "Observation/p1");
        await ward.WorkAsync();

        (await ward.StatusAsync()).ShouldBe("candidate");
        (await ward.FindAsync("Task")).ShouldHaveSingleItem()["status"]!.GetValue<string>().ShouldBe("completed");
    }

    [Fact]
    public async Task Result_ThatGrowsTooOld_IsNoticedWithoutAnyNews()
    {
        await using var ward = await CandidateAsync();

        ward.Time.Pass(TimeSpan.FromDays(16));
        await ward.WorkAsync();

        (await ward.StatusAsync()).ShouldNotBe("candidate");
        (await TaskCodesAsync(ward)).ShouldContain("verdict-changed");
    }

    [Fact]
    public async Task Settlement_OfACandidate_WakesAtTheSitesMidnight()
    {
        await using var ward = await CandidateAsync();

        var entry = (await ward.System.Store.Ledger.ExplainAsync("Patient/1", Ct)).Value.Entry;

        entry.State.ShouldBe(LedgerState.Waiting);
        entry.DueAt!.Value.TimeOfDay.ShouldBe(TimeSpan.Zero);
        (entry.DueAt.Value - ward.Time.GetUtcNow()).TotalDays.ShouldBeInRange(13, 16);
    }

    [Fact]
    public async Task Patient_NotConsidered_IsNotWritten()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.PutAsync("Patient/1", """{"resourceType":"Patient","id":"1"}""");
        await ward.ResultAsync("p1", "120");

        await ward.NotifyAsync("PUT", "Observation/p1");
        await ward.WorkAsync();

        (await ward.FindAsync("ResearchSubject")).ShouldBeEmpty();
        (await ward.FindAsync("ResearchStudy")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Patient_NoLongerConsidered_KeepsTheSubjectAndAPersonDecides()
    {
        await using var ward = await CandidateAsync();

        await ward.DeleteAsync("Condition/c1");
        await ward.NotifyAsync("DELETE", "Condition/c1");
        await ward.WorkAsync();

        (await ward.StatusAsync()).ShouldBe("candidate");
        (await TaskCodesAsync(ward)).ShouldBe(["no-longer-considered"]);
    }

    [Fact]
    public async Task Patient_MergedIntoAnother_IsScreenedAsTheSurvivor()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync("2");
        await ward.ResultAsync("p1", "120");
        await ward.PutAsync("Patient/1", """{"resourceType":"Patient","id":"1","link":[{"other":{"reference":"Patient/2"},"type":"replaced-by"}]}""");
        await ward.PutAsync("Patient/2", """{"resourceType":"Patient","id":"2","birthDate":"1970-01-01","link":[{"other":{"reference":"Patient/1"},"type":"replaces"}]}""");

        await ward.NotifyAsync("PUT", "Observation/p1");
        await ward.WorkAsync();

        (await ward.StatusAsync("2")).ShouldBe("candidate");
        (await ward.SubjectAsync("1")).ShouldBeNull();
    }

    private static async Task<Ward> CandidateAsync()
    {
        var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.ResultAsync("p1", "120");
        await ward.NotifyAsync("PUT", "Observation/p1");
        await ward.WorkAsync();
        (await ward.StatusAsync()).ShouldBe("candidate");
        return ward;
    }

    private static async Task<string[]> TaskCodesAsync(Ward ward)
        => [.. (await ward.FindAsync("Task?status=requested")).Select(task => task["code"]!["coding"]![0]!["code"]!.GetValue<string>()).Order(StringComparer.Ordinal)];
}
