using Prescreen.Screening.Ledger;
using Prescreen.Screening.Tests.Support;
using Prescreen.TestServer.Faults;

namespace Prescreen.Screening.Tests.CatchUp;

public sealed class CatchUpServiceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CatchUp_TheFirst_FindsEverybodyThereIs()
    {
        await using var ward = await Ward.OpenAsync();
        for (var i = 1; i <= 3; i++)
        {
            await ward.AdmitAsync($"{i}");
        }

        var done = await ward.System.CatchUp.RunAsync(Ct);
        await ward.WorkAsync();

        done.Problem.ShouldBeNull();
        done.Patients.ShouldBe(3);
        (await ward.FindAsync("ResearchSubject")).Length.ShouldBe(3);
    }

    [Fact]
    public async Task CatchUp_AfterMissedNotifications_FindsWhatChanged()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.System.CatchUp.RunAsync(Ct);
        await ward.WorkAsync();
        await ward.ResultAsync("p1", "120");

        await ward.System.CatchUp.RunAsync(Ct);
        await ward.WorkAsync();

        (await ward.StatusAsync()).ShouldBe("candidate");
    }

    [Fact]
    public async Task CatchUp_AfterADeletion_FindsWhoseItWas()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.ResultAsync("p1", "120");
        await ward.System.CatchUp.RunAsync(Ct);
        await ward.WorkAsync();
        await ward.DeleteAsync("Observation/p1");

        (await ward.System.CatchUp.RunAsync(Ct)).Problem.ShouldBeNull();
        await ward.WorkAsync();

        (await ward.StatusAsync()).ShouldBe("potential-candidate");
    }

    [Fact]
    public async Task CatchUp_OfPatients_ScreensOnlyThoseWhomATrialConsidered()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.PutAsync("Patient/2", """{"resourceType":"Patient","id":"2"}""");
        await ward.System.CatchUp.RunAsync(Ct);
        await ward.WorkAsync();

        (await ward.System.Store.Ledger.ListAsync(new LedgerQuery(), Ct)).Value.ShouldHaveSingleItem().Patient.ShouldBe("Patient/1");
    }

    [Fact]
    public async Task CatchUp_ThatFailsHalfway_KeepsItsWatermark()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.System.CatchUp.RunAsync(Ct);
        var before = await ConditionMarkAsync(ward);
        ward.Server.Faults.Add(new Fault(FaultKind.Unavailable) { PathContains = "Condition", Times = int.MaxValue, RetryAfter = TimeSpan.FromMinutes(5) });

        var done = await ward.System.CatchUp.RunAsync(Ct);

        done.Problem.ShouldNotBeNull();
        (await ConditionMarkAsync(ward)).ShouldBe(before);
    }

    [Fact]
    public async Task Amendment_OfAProtocol_ScreensEverybodyAgain()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.System.Caretaker.PrepareAsync(Ct);
        await ward.AdmitAsync();
        await ward.ResultAsync("p1", "90");
        await ward.NotifyAsync("PUT", "Observation/p1");
        await ward.WorkAsync();
        (await ward.StatusAsync()).ShouldBe("candidate");

        await ward.RestartAsync(protocols: TestTrial.Load("100"));
        await ward.System.Caretaker.PrepareAsync(Ct);
        await ward.WorkAsync();

        (await ward.StatusAsync()).ShouldBe("ineligible");
    }

    [Fact]
    public async Task Start_WithTheSameProtocols_MakesNobodyDue()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.System.Caretaker.PrepareAsync(Ct);
        await ward.AdmitAsync();
        await ward.NotifyAsync("PUT", "Condition/c1");
        await ward.WorkAsync();

        await ward.RestartAsync();
        await ward.System.Caretaker.PrepareAsync(Ct);

        (await ward.System.Store.Ledger.CountAsync(Ct)).Value.Due.ShouldBe(0);
    }

    private static async Task<DateTimeOffset?> ConditionMarkAsync(Ward ward)
        => (await ward.System.Store.Watermarks.GetAsync(Watermark.OfCatchUp("Condition-1"), Ct)).Value.At;
}
