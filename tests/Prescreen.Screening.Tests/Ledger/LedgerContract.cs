using System.Collections.Concurrent;
using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Tests.Ledger;

/// <summary>What every store must keep, whatever it is made of.</summary>
public abstract class LedgerContract : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly Problem Busy = new(ProblemKind.Unavailable, "TEST-503", "The server is busy.");

    private static readonly Problem Broken = new(ProblemKind.Invalid, "TEST-400", "The record is broken.") { Place = "Observation/7" };

    private readonly LedgerClock clock = new();
    private LedgerStore store = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ILedger Ledger => store.Ledger;

    public async ValueTask InitializeAsync() => store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await RemoveAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The setting of a store of this test alone; the same each time.</summary>
    protected abstract Task<string> SettingAsync();

    protected abstract ValueTask RemoveAsync();

    [Fact]
    public async Task Claim_NothingDue_GivesNothing()
        => (await Ledger.ClaimAsync(Lease, "w", null, Ct)).Value.ShouldBe(new ClaimAnswer(null, null));

    [Fact]
    public async Task Claim_SeveralDue_TakesTheLongestDueFirst()
    {
        await MakeDueAsync(("Patient/b", -10), ("Patient/a", -5), ("Patient/c", -20), ("Patient/later", 60));

        var order = new[] { await ClaimAsync(), await ClaimAsync(), await ClaimAsync() };

        order.Select(claim => claim!.Patient).ShouldBe(["Patient/c", "Patient/b", "Patient/a"]);
        (await Ledger.ClaimAsync(Lease, "w", null, Ct)).Value.ShouldBe(new ClaimAnswer(null, clock.Now.AddSeconds(60)));
    }

    [Fact]
    public async Task Claim_NamedPatient_IsTakenOnlyIfDue()
    {
        await MakeDueAsync(("Patient/1", -10), ("Patient/2", -5), ("Patient/3", 30));

        (await ClaimAsync("Patient/2"))!.Patient.ShouldBe("Patient/2");
        (await ClaimAsync("Patient/2")).ShouldBeNull();
        (await ClaimAsync("Patient/3")).ShouldBeNull();
        (await ClaimAsync("Patient/unknown")).ShouldBeNull();
    }

    [Fact]
    public async Task Claim_WhatItSays_IsWhatWasMadeDue()
    {
        await Ledger.MakeDueAsync([new DuePatient("Patient/1", clock.Now.AddTicks(-3), DueCause.CatchUp)], Ct);

        var claim = await ClaimAsync();

        claim!.DueAt.ShouldBe(clock.Now.AddTicks(-3));
        claim.Cause.ShouldBe(DueCause.CatchUp);
        claim.LeaseUntil.ShouldBe(clock.Now + Lease);
        claim.Attempts.ShouldBe(0);
        claim.ToString().ShouldNotContain("Patient/1");
    }

    [Fact]
    public async Task Claim_EightWorkersAndFiveHundredPatients_EachIsScreenedOnce()
    {
        await MakeDueAsync([.. Enumerable.Range(0, 500).Select(i => ($"Patient/{i}", -i))]);
        var settled = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(
            async () =>
            {
                while ((await Ledger.ClaimAsync(Lease, $"w{worker}", null, Ct)).Value.Claim is { } claim)
                {
                    (await Ledger.SettleAsync(claim, new Settlement(null, "f"), Ct)).Value.ShouldBe(Settled.Done);
                    settled.Add(claim.Patient);
                }
            },
            Ct)));

        settled.Count.ShouldBe(500);
        settled.Distinct().Count().ShouldBe(500);
        (await Ledger.CountAsync(Ct)).Value.Settled.ShouldBe(500);
    }

    [Fact]
    public async Task MakeDue_WhileWorkersScreen_LosesNoGeneration()
    {
        var screened = new ConcurrentDictionary<string, long>();
        using var done = new CancellationTokenSource();
        var workers = Enumerable.Range(0, 4).Select(worker => Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested || (await Ledger.CountAsync(Ct)).Value.Due > 0)
                {
                    if ((await Ledger.ClaimAsync(Lease, $"w{worker}", null, Ct)).Value.Claim is { } claim)
                    {
                        await Ledger.SettleAsync(claim, new Settlement(null, "f"), Ct);
                        screened.AddOrUpdate(claim.Patient, claim.Generation, (_, before) => Math.Max(before, claim.Generation));
                    }
                }
            },
            Ct)).ToList();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(sender => Task.Run(
            async () =>
            {
                for (var i = 0; i < 100; i++)
                {
                    (await Ledger.MakeDueAsync([Due($"Patient/{i % 10}"), Due($"Patient/{(i + sender) % 10}")], Ct)).Problem.ShouldBeNull();
                }
            },
            Ct)));
        await done.CancelAsync();
        await Task.WhenAll(workers);

        foreach (var entry in (await Ledger.ListAsync(new LedgerQuery(), Ct)).Value)
        {
            entry.State.ShouldBe(LedgerState.Settled);
            screened[entry.Patient].ShouldBe(entry.Generation);
        }
    }

    [Fact]
    public async Task MakeDue_Burst_IsOneScreening()
    {
        await MakeDueAsync(("Patient/1", 0), ("Patient/1", -7), ("Patient/1", 5));
        var made = await Ledger.MakeDueAsync([Due("Patient/1"), Due("Patient/1")], Ct);

        var claim = await ClaimAsync();

        made.Value.ShouldBe(new MadeDue(1, 0, 0));
        claim!.DueAt.ShouldBe(clock.Now.AddSeconds(-7));
        (await ClaimAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task MakeDue_DuringAClaim_LeavesThePatientDueAfterTheSettlement()
    {
        await MakeDueAsync(("Patient/1", 0));
        var claim = await ClaimAsync();
        await MakeDueAsync(("Patient/1", 0));

        (await ClaimAsync()).ShouldBeNull();
        var settled = await Ledger.SettleAsync(claim!, new Settlement(clock.Now.AddDays(3), "f"), Ct);

        settled.Value.ShouldBe(Settled.DueAgain);
        var again = await ClaimAsync();
        again!.Generation.ShouldBe(claim!.Generation + 1);
        again.Fingerprint.ShouldBe("f");
        (await Ledger.SettleAsync(again, new Settlement(null, "g"), Ct)).Value.ShouldBe(Settled.Done);
    }

    [Fact]
    public async Task Settle_WithAWakeUp_MakesThePatientDueThen()
    {
        await MakeDueAsync(("Patient/1", 0));
        await Ledger.SettleAsync((await ClaimAsync())!, new Settlement(clock.Now.AddDays(14), "f"), Ct);

        (await ClaimAsync()).ShouldBeNull();
        (await StateAsync("Patient/1")).ShouldBe(LedgerState.Waiting);
        clock.Pass(TimeSpan.FromDays(14));

        (await ClaimAsync())!.Patient.ShouldBe("Patient/1");
    }

    [Fact]
    public async Task Settle_AfterAnotherWorkerClaimed_IsRefused()
    {
        await MakeDueAsync(("Patient/1", 0));
        var late = await ClaimAsync();
        clock.Pass(Lease);
        var successor = await ClaimAsync();

        (await Ledger.SettleAsync(late!, new Settlement(null, "late"), Ct)).Value.ShouldBe(Settled.NotOurs);
        (await Ledger.RenewAsync(late!, Lease, Ct)).Value.ShouldBeFalse();
        (await Ledger.GiveBackAsync(late!, Ct)).Value.ShouldBeFalse();
        (await Ledger.ParkAsync(late!, Broken, Ct)).Value.As.ShouldBe(ParkedAs.NotOurs);
        successor!.Fence.ShouldBeGreaterThan(late!.Fence);
        (await Ledger.SettleAsync(successor, new Settlement(null, "ours"), Ct)).Value.ShouldBe(Settled.Done);
        (await EntryAsync("Patient/1")).Fingerprint.ShouldBe("ours");
    }

    [Fact]
    public async Task Settle_Twice_IsRefusedTheSecondTime()
    {
        await MakeDueAsync(("Patient/1", 0));
        var claim = await ClaimAsync();
        await Ledger.SettleAsync(claim!, new Settlement(null, "f"), Ct);

        (await Ledger.SettleAsync(claim!, new Settlement(null, "g"), Ct)).Value.ShouldBe(Settled.NotOurs);
    }

    [Fact]
    public async Task Settle_AfterTheLeaseThatNobodyTook_IsAccepted()
    {
        await MakeDueAsync(("Patient/1", 0));
        var claim = await ClaimAsync();
        clock.Pass(Lease * 2);

        (await Ledger.SettleAsync(claim!, new Settlement(null, "f"), Ct)).Value.ShouldBe(Settled.Done);
    }

    [Fact]
    public async Task Renew_BeforeTheEnd_KeepsOthersAway()
    {
        await MakeDueAsync(("Patient/1", 0));
        var claim = await ClaimAsync();
        clock.Pass(Lease / 2);

        (await Ledger.RenewAsync(claim!, Lease, Ct)).Value.ShouldBeTrue();

        clock.Pass(Lease * 0.75);
        (await ClaimAsync()).ShouldBeNull();
        (await Ledger.SettleAsync(claim!, new Settlement(null, null), Ct)).Value.ShouldBe(Settled.Done);
    }

    [Fact]
    public async Task GiveBack_UndoneWork_IsDueAsBefore()
    {
        await MakeDueAsync(("Patient/1", -3));
        var claim = await ClaimAsync();

        (await Ledger.GiveBackAsync(claim!, Ct)).Value.ShouldBeTrue();

        var entry = await EntryAsync("Patient/1");
        (entry.State, entry.DueAt, entry.Attempts).ShouldBe((LedgerState.Due, clock.Now.AddSeconds(-3), 0));
    }

    [Fact]
    public async Task Release_AfterACrash_FreesOnlyThatWorkersClaims()
    {
        await MakeDueAsync(("Patient/1", -3), ("Patient/2", -2));
        var crashed = (await Ledger.ClaimAsync(Lease, "crashed", null, Ct)).Value.Claim!;
        var alive = (await Ledger.ClaimAsync(Lease, "alive", null, Ct)).Value.Claim!;

        (await Ledger.ReleaseAsync("crashed", Ct)).Value.ShouldBe(1);

        (await Ledger.SettleAsync(crashed, new Settlement(null, null), Ct)).Value.ShouldBe(Settled.NotOurs);
        (await Ledger.SettleAsync(alive, new Settlement(null, null), Ct)).Value.ShouldBe(Settled.Done);
        (await ClaimAsync())!.Patient.ShouldBe("Patient/1");
        (await EntryAsync("Patient/1")).Abandoned.ShouldBe(1);
    }

    [Fact]
    public async Task Park_TransientProblem_BacksOffAndTriesAgain()
    {
        await MakeDueAsync(("Patient/1", 0));
        var parked = (await Ledger.ParkAsync((await ClaimAsync())!, Busy, Ct)).Value;

        (parked.As, parked.RetryAt).ShouldBe((ParkedAs.Retry, clock.Now.AddSeconds(1)));
        (await StateAsync("Patient/1")).ShouldBe(LedgerState.Parked);
        (await ClaimAsync()).ShouldBeNull();
        clock.Pass(TimeSpan.FromSeconds(1));
        (await ClaimAsync())!.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task Park_WithRetryAfter_IsHonoured()
    {
        await MakeDueAsync(("Patient/1", 0));

        var parked = (await Ledger.ParkAsync((await ClaimAsync())!, Busy with { RetryAfter = TimeSpan.FromMinutes(30) }, Ct)).Value;

        parked.RetryAt.ShouldBe(clock.Now.AddMinutes(30));
    }

    [Fact]
    public async Task Park_OneAttemptTooMany_IsADeadLetter()
    {
        await MakeDueAsync(("Patient/1", 0));
        for (var attempt = 1; attempt < 3; attempt++)
        {
            (await Ledger.ParkAsync((await ClaimAsync())!, Busy, Ct)).Value.As.ShouldBe(ParkedAs.Retry);
            clock.Pass(TimeSpan.FromHours(1));
        }

        (await Ledger.ParkAsync((await ClaimAsync())!, Busy, Ct)).Value.As.ShouldBe(ParkedAs.DeadLetter);
        (await ClaimAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Park_PermanentProblem_IsADeadLetterThatExplainsItself()
    {
        await MakeDueAsync(("Patient/1", 0));

        (await Ledger.ParkAsync((await ClaimAsync())!, Broken, Ct)).Value.ShouldBe(new Parked(ParkedAs.DeadLetter, null));

        var explanation = (await Ledger.ExplainAsync("Patient/1", Ct)).Value;
        explanation.Entry.State.ShouldBe(LedgerState.Dead);
        explanation.Entry.Problem.ShouldBe(Broken);
        explanation.Incidents.ShouldBe([new Incident(clock.Now, IncidentKind.DeadLettered, "TEST-400", "The record is broken.")]);
        (await Ledger.ListAsync(new LedgerQuery(LedgerState.Dead), Ct)).Value.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Park_PermanentProblemButNewsMeanwhile_IsTriedAgain()
    {
        await MakeDueAsync(("Patient/1", 0));
        var claim = await ClaimAsync();
        await MakeDueAsync(("Patient/1", 0));

        (await Ledger.ParkAsync(claim!, Broken, Ct)).Value.As.ShouldBe(ParkedAs.Retry);
    }

    [Fact]
    public async Task MakeDue_DuringABackoff_CutsItShortAndSaysSo()
    {
        await MakeDueAsync(("Patient/1", 0));
        await Ledger.ParkAsync((await ClaimAsync())!, Busy with { RetryAfter = TimeSpan.FromHours(1) }, Ct);

        var made = await Ledger.MakeDueAsync([Due("Patient/1")], Ct);

        made.Value.ShouldBe(new MadeDue(1, 1, 0));
        (await EntryAsync("Patient/1")).Lifted.ShouldBeTrue();
        (await ClaimAsync())!.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task MakeDue_OfADeadLetter_RevivesItAndSaysSo()
    {
        await DeadLetterAsync("Patient/1");

        (await Ledger.MakeDueAsync([Due("Patient/1")], Ct)).Value.ShouldBe(new MadeDue(1, 0, 1));

        (await ClaimAsync())!.Attempts.ShouldBe(0);
    }

    [Fact]
    public async Task MakeAllDue_OfManyStates_MakesEveryPatientDue()
    {
        await DeadLetterAsync("Patient/1");
        await MakeDueAsync(("Patient/2", 0), ("Patient/3", 999));
        await Ledger.SettleAsync((await ClaimAsync())!, new Settlement(null, null), Ct);

        var made = await Ledger.MakeAllDueAsync(clock.Now, DueCause.Amendment, Ct);

        made.Value.ShouldBe(new MadeDue(3, 0, 1));
        (await Ledger.CountAsync(Ct)).Value.Due.ShouldBe(3);
    }

    [Fact]
    public async Task Replay_OfOneOrAll_MakesDeadLettersDue()
    {
        await DeadLetterAsync("Patient/1");
        await DeadLetterAsync("Patient/2");
        await DeadLetterAsync("Patient/3");

        (await Ledger.ReplayAsync("Patient/2", Ct)).Value.ShouldBe(1);
        (await Ledger.ReplayAsync("Patient/2", Ct)).Problem!.Code.ShouldBe("LEDG-012");
        (await ClaimAsync())!.Patient.ShouldBe("Patient/2");
        (await Ledger.ReplayAllAsync(Ct)).Value.ShouldBe(2);

        (await ClaimAsync())!.Attempts.ShouldBe(0);
        (await Ledger.ExplainAsync("Patient/2", Ct)).Value.Incidents[0].Kind.ShouldBe(IncidentKind.Replayed);
    }

    [Fact]
    public async Task Discard_OfADeadLetter_KeepsTheReasonAndWaitsForNews()
    {
        await DeadLetterAsync("Patient/1");

        (await Ledger.DiscardAsync("Patient/1", "A test patient.", Ct)).Value.ShouldBe(1);

        (await StateAsync("Patient/1")).ShouldBe(LedgerState.Settled);
        (await Ledger.ExplainAsync("Patient/1", Ct)).Value.Incidents[0].ShouldBe(new Incident(clock.Now, IncidentKind.Discarded, null, "A test patient."));
        (await Ledger.DiscardAsync("Patient/1", "Again.", Ct)).Problem!.Code.ShouldBe("LEDG-012");
        await MakeDueAsync(("Patient/1", 0));
        (await ClaimAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task Explain_UnknownPatient_IsAProblemWithoutTheReference()
    {
        var problem = (await Ledger.ExplainAsync("Patient/77", Ct)).Problem!;

        problem.Code.ShouldBe("LEDG-011");
        problem.ToString().ShouldNotContain("77");
    }

    [Fact]
    public async Task List_ByStateAndPage_GivesOldestFirst()
    {
        await MakeDueAsync(("Patient/a", -1), ("Patient/b", -2), ("Patient/c", -3), ("Patient/w", 50));
        await ClaimAsync("Patient/c");

        (await ListAsync(new LedgerQuery(LedgerState.Due))).ShouldBe(["Patient/b", "Patient/a"]);
        (await ListAsync(new LedgerQuery(LedgerState.Leased))).ShouldBe(["Patient/c"]);
        (await ListAsync(new LedgerQuery(LedgerState.Waiting))).ShouldBe(["Patient/w"]);
        (await ListAsync(new LedgerQuery(null, Skip: 1, Take: 2))).ShouldBe(["Patient/b", "Patient/a"]);
    }

    [Fact]
    public async Task Count_OfEveryState_AddsUp()
    {
        await DeadLetterAsync("Patient/dead");
        await MakeDueAsync(("Patient/parked", -90), ("Patient/leased", -80), ("Patient/settled", -70), ("Patient/due", -60), ("Patient/due2", -5), ("Patient/w", 9));
        await Ledger.ParkAsync((await ClaimAsync("Patient/parked"))!, Busy, Ct);
        await ClaimAsync("Patient/leased");
        await Ledger.SettleAsync((await ClaimAsync("Patient/settled"))!, new Settlement(null, null), Ct);

        (await Ledger.CountAsync(Ct)).Value.ShouldBe(
            new LedgerCounts { Due = 2, Leased = 1, Waiting = 1, Parked = 1, Dead = 1, Settled = 1, OldestDueAge = TimeSpan.FromSeconds(60) });
    }

    [Fact]
    public async Task Open_Again_FindsEverything()
    {
        await DeadLetterAsync("Patient/dead");
        await MakeDueAsync(("Patient/1", -1), ("Patient/2", 60));
        var claim = await ClaimAsync();
        await store.Watermarks.AdvanceAsync(new Watermark(Watermark.OfSubscription("s"), 7, clock.Now), Ct);
        var before = (await Ledger.ListAsync(new LedgerQuery(), Ct)).Value;

        await store.DisposeAsync();
        store = await OpenAsync();

        (await Ledger.ListAsync(new LedgerQuery(), Ct)).Value.ShouldBe(before);
        (await store.Watermarks.ListAsync(Ct)).Value.Length.ShouldBe(1);
        (await Ledger.SettleAsync(claim!, new Settlement(null, "f"), Ct)).Value.ShouldBe(Settled.Done);
    }

    [Fact]
    public async Task Watermark_MovesForwardOnly_UnlessForced()
    {
        var marks = store.Watermarks;
        var key = Watermark.OfCatchUp("Observation");

        (await marks.GetAsync(key, Ct)).Value.ShouldBe(new Watermark(key, null, null));
        (await marks.AdvanceAsync(new Watermark(key, 5, clock.Now), Ct)).Value.ShouldBe(new Watermark(key, 5, clock.Now));
        (await marks.AdvanceAsync(new Watermark(key, 3, clock.Now.AddHours(1)), Ct)).Value.ShouldBe(new Watermark(key, 5, clock.Now.AddHours(1)));
        (await marks.AdvanceAsync(new Watermark(key, 9, null), Ct)).Value.ShouldBe(new Watermark(key, 9, clock.Now.AddHours(1)));
        (await marks.ForceAsync(new Watermark(key, 0, null), Ct)).Value.ShouldBe(new Watermark(key, 0, null));
        (await marks.GetAsync(key, Ct)).Value.ShouldBe(new Watermark(key, 0, null));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Ledger_AnySequenceOfActs_DoesWhatTheModelDoes(int seed)
        => await new LedgerWalk(Ledger, clock, seed).RunAsync(300, Ct);

    internal static async Task<LedgerStore> OpenAsync(string setting, TimeProvider time)
        => (await LedgerStore.OpenAsync(setting, time, new LedgerOptions { Jitter = () => 0, Backoff = new Backoff { Attempts = 3 } }, Ct)).Value;

    private async Task<LedgerStore> OpenAsync() => await OpenAsync(await SettingAsync(), clock);

    private DuePatient Due(string patient) => new(patient, clock.Now, DueCause.Notification);

    private async Task MakeDueAsync(params (string Patient, int Seconds)[] due)
        => (await Ledger.MakeDueAsync([.. due.Select(d => new DuePatient(d.Patient, clock.Now.AddSeconds(d.Seconds), DueCause.Notification))], Ct)).Problem.ShouldBeNull();

    private async Task<Claim?> ClaimAsync(string? patient = null) => (await Ledger.ClaimAsync(Lease, "w", patient, Ct)).Value.Claim;

    private async Task DeadLetterAsync(string patient)
    {
        await MakeDueAsync((patient, 0));
        (await Ledger.ParkAsync((await ClaimAsync(patient))!, Broken, Ct)).Value.As.ShouldBe(ParkedAs.DeadLetter);
    }

    private async Task<LedgerEntry> EntryAsync(string patient) => (await Ledger.ExplainAsync(patient, Ct)).Value.Entry;

    private async Task<LedgerState> StateAsync(string patient) => (await EntryAsync(patient)).State;

    private async Task<IEnumerable<string>> ListAsync(LedgerQuery query) => (await Ledger.ListAsync(query, Ct)).Value.Select(entry => entry.Patient);
}
