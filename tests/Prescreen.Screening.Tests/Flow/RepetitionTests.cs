using Prescreen.Screening.Ledger;
using Prescreen.Screening.Tests.Support;
using Prescreen.Screening.Work;
using Prescreen.TestServer.Faults;

namespace Prescreen.Screening.Tests.Flow;

public sealed class RepetitionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Notification_Repeated_WritesNothingNew()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.ResultAsync("p1", "120");
        await ward.NotifyAsync("PUT", "Observation/p1");
        await ward.WorkAsync();
        var before = await WrittenAsync(ward);

        for (var i = 0; i < 3; i++)
        {
            await ward.NotifyAsync("PUT", "Observation/p1");
            await ward.WorkAsync();
        }

        (await WrittenAsync(ward)).ShouldBe(before);
    }

    [Fact]
    public async Task Notifications_InTheWrongOrder_GiveTheSameAsInTheRightOne()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.ResultAsync("p1", "60", ago: TimeSpan.FromHours(5));
        await ward.ResultAsync("p2", "120", ago: TimeSpan.FromHours(1));

        await ward.NotifyAsync("PUT", "Observation/p2", """{"resourceType":"Observation","id":"p2","subject":{"reference":"Patient/1"}}""");
        await ward.WorkAsync();
        await ward.NotifyAsync("PUT", "Observation/p1", """{"resourceType":"Observation","id":"p1","subject":{"reference":"Patient/1"},"valueQuantity":{"value":1}}""");
        await ward.WorkAsync();

        (await ward.StatusAsync()).ShouldBe("candidate");
    }

    [Fact]
    public async Task Crash_BetweenWriteBackAndSettling_LeavesNothingTwice()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.ResultAsync("p1", "120");
        await ward.NotifyAsync("PUT", "Observation/p1");
        await ward.WorkAsync();
        var before = await WrittenAsync(ward);
        // As if the process had died just before its own books were written.
        (await ward.System.Store.Screenings.RebuildAsync(Ct)).Value.ShouldBe(1);

        await ward.RestartAsync();
        await ward.WorkAsync();

        (await WrittenAsync(ward)).ShouldBe(before);
        (await ward.System.Store.Screenings.LatestAsync("Patient/1", null, Ct)).Value.ShouldHaveSingleItem().Status.ShouldBe("candidate");
    }

    [Fact]
    public async Task WriteBack_WhoseAnswerIsLost_IsRepeatedWithoutDuplicates()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.ResultAsync("p1", "120");
        ward.Server.Faults.Add(new Fault(FaultKind.LostReply) { Method = "POST" });

        await ward.NotifyAsync("PUT", "Observation/p1");
        await Eventually.BecomesAsync(
            async () =>
            {
                await ward.WorkAsync();
                return (await ward.System.Store.Screenings.LatestAsync("Patient/1", null, Ct)).Value.Length;
            },
            1);

        (await ward.FindAsync("ResearchSubject")).ShouldHaveSingleItem();
        (await ward.FindAsync("Observation?code=eligibility-assessment")).ShouldHaveSingleItem();
        (await ward.FindAsync("ResearchStudy")).ShouldHaveSingleItem();
        (await ward.FindAsync("List")).ShouldHaveSingleItem()["entry"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task TwoWorkers_OnOnePatient_OnlyOneScreens()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.System.Store.Ledger.MakeDueAsync([new DuePatient("Patient/1", ward.Time.GetUtcNow(), DueCause.Person)], Ct);

        var turns = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => ward.System.Work.RunAsync("Patient/1", Ct)));

        turns.Select(turn => turn.Value.Result).Order().ShouldBe([WorkResult.Nothing, WorkResult.Settled]);
    }

    [Fact]
    public async Task ManyPatients_WrittenAtOnce_AllComeOntoTheOneList()
    {
        await using var ward = await Ward.OpenAsync();
        for (var i = 1; i <= 8; i++)
        {
            await ward.AdmitAsync($"{i}");
            await ward.NotifyAsync("PUT", $"Condition/c{i}", Charts.Cancer($"{i}"));
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ward.WorkAsync()));

        (await ward.FindAsync("List")).ShouldHaveSingleItem()["entry"]!.AsArray().Count.ShouldBe(8);
    }

    [Fact]
    public async Task Ehr_ThatFailsOnce_IsAskedAgainAndNobodyIsScreenedOnHalfARecord()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.ResultAsync("p1", "120");
        ward.Server.Faults.Add(new Fault(FaultKind.Reset) { Method = "GET", PathContains = "everything", Times = 3 });

        await ward.NotifyAsync("PUT", "Condition/c1", Charts.Cancer("1"));
        await Eventually.BecomesAsync(
            async () =>
            {
                await ward.WorkAsync();
                return await ward.StatusAsync();
            },
            "candidate");

        (await ward.FindAsync("Observation?code=eligibility-assessment")).ShouldHaveSingleItem();
    }

    /// <summary>Every resource of ours with its version.</summary>
    private static async Task<string[]> WrittenAsync(Ward ward)
    {
        List<string> written = [];
        foreach (var type in new[] { "ResearchSubject", "Provenance", "Task", "List", "ResearchStudy", "Device", "Observation" })
        {
            written.AddRange((await ward.FindAsync(type)).Select(one => $"{type}/{one["id"]}/{one["meta"]!["versionId"]}"));
        }

        return [.. written.Order(StringComparer.Ordinal)];
    }
}
