using System.Collections.Concurrent;
using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Tests.Ledger;

/// <summary>What every store must keep, whatever it is made of: one worker per patient, and nothing owed is forgotten.</summary>
public abstract class LedgerContract(IStorePlace place) : StoreContract(place)
{
    private static readonly Problem Broken = new(ProblemKind.Invalid, "TEST-400", "The record is broken.");

    [Fact]
    public async Task Claim_NothingDue_GivesNothing()
        => (await Ledger.ClaimAsync(Lease, "w", null, Ct)).Value.ShouldBe(new ClaimAnswer(null, null));

    [Fact]
    public async Task Claim_SeveralDue_TakesTheLongestDueFirst()
    {
        await MakeDueAsync(("Patient/b", -10), ("Patient/a", -5), ("Patient/c", -20), ("Patient/later", 60));

        var order = new[] { await ClaimAsync(), await ClaimAsync(), await ClaimAsync() };

        order.Select(claim => claim!.Patient).ShouldBe(["Patient/c", "Patient/b", "Patient/a"]);
        (await Ledger.ClaimAsync(Lease, "w", null, Ct)).Value.ShouldBe(new ClaimAnswer(null, Clock.Now.AddSeconds(60)));
    }

    [Fact]
    public async Task Claim_AllLeased_SaysWhenTheFirstLeaseEnds()
    {
        await MakeDueAsync(("Patient/1", -10), ("Patient/later", 600));
        await ClaimAsync();

        (await Ledger.ClaimAsync(Lease, "w", null, Ct)).Value.ShouldBe(new ClaimAnswer(null, Clock.Now + Lease));
        (await Ledger.ClaimAsync(Lease, "w", "Patient/later", Ct)).Value.ShouldBe(new ClaimAnswer(null, Clock.Now.AddSeconds(600)));
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
        await Ledger.MakeDueAsync([new DuePatient("Patient/1", Clock.Now.AddTicks(-3), DueCause.CatchUp)], Ct);

        var claim = await ClaimAsync();

        claim!.DueAt.ShouldBe(Clock.Now.AddTicks(-3));
        claim.Cause.ShouldBe(DueCause.CatchUp);
        claim.LeaseUntil.ShouldBe(Clock.Now + Lease);
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

    [Theory]
    [InlineData("")]
    [InlineData("Patient/")]
    [InlineData("Group/1")]
    [InlineData("https://ehr.example/Patient/1")]
    [InlineData("Patient/1/_history/2")]
    [InlineData("Patient/a b")]
    [InlineData("Patient/a\0")]
    public async Task MakeDue_NoRelativeReference_RefusesTheWholeBatchWithoutRepeatingIt(string reference)
    {
        var problem = (await Ledger.MakeDueAsync([Due("Patient/good"), Due(reference)], Ct)).Problem!;

        problem.Code.ShouldBe("LEDG-013");
        (await ListAsync(new LedgerQuery())).ShouldBeEmpty();
    }

    [Fact]
    public async Task MakeDue_Burst_IsOneScreening()
    {
        await MakeDueAsync(("Patient/1", 0), ("Patient/1", -7), ("Patient/1", 5));
        var made = await Ledger.MakeDueAsync([Due("Patient/1"), Due("Patient/1")], Ct);

        var claim = await ClaimAsync();

        made.Value.ShouldBe(new MadeDue(1, 0, 0));
        claim!.DueAt.ShouldBe(Clock.Now.AddSeconds(-7));
        (await ClaimAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task MakeDue_DuringAClaim_LeavesThePatientDueAfterTheSettlement()
    {
        await MakeDueAsync(("Patient/1", 0));
        var claim = await ClaimAsync();
        await MakeDueAsync(("Patient/1", 0));

        (await ClaimAsync()).ShouldBeNull();
        var settled = await Ledger.SettleAsync(claim!, new Settlement(Clock.Now.AddDays(3), "f"), Ct);

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
        await Ledger.SettleAsync((await ClaimAsync())!, new Settlement(Clock.Now.AddDays(14), "f"), Ct);

        (await ClaimAsync()).ShouldBeNull();
        (await StateAsync("Patient/1")).ShouldBe(LedgerState.Waiting);
        Clock.Pass(TimeSpan.FromDays(14));

        (await ClaimAsync())!.Patient.ShouldBe("Patient/1");
    }

    [Fact]
    public async Task Settle_AfterAnotherWorkerClaimed_IsRefused()
    {
        await MakeDueAsync(("Patient/1", 0));
        var late = await ClaimAsync();
        Clock.Pass(Lease);
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
        Clock.Pass(Lease * 2);

        (await Ledger.SettleAsync(claim!, new Settlement(null, "f"), Ct)).Value.ShouldBe(Settled.Done);
    }

    [Fact]
    public async Task Renew_BeforeTheEnd_KeepsOthersAway()
    {
        await MakeDueAsync(("Patient/1", 0));
        var claim = await ClaimAsync();
        Clock.Pass(Lease / 2);

        (await Ledger.RenewAsync(claim!, Lease, Ct)).Value.ShouldBeTrue();

        Clock.Pass(Lease * 0.75);
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
        (entry.State, entry.DueAt, entry.Attempts).ShouldBe((LedgerState.Due, Clock.Now.AddSeconds(-3), 0));
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
    public async Task Open_Again_FindsEverything()
    {
        await DeadLetterAsync("Patient/dead");
        await MakeDueAsync(("Patient/1", -1), ("Patient/2", 60));
        var claim = await ClaimAsync();
        await Store.Watermarks.AdvanceAsync(new Watermark(Watermark.OfSubscription("s"), 7, Clock.Now), Ct);
        var before = (await Ledger.ListAsync(new LedgerQuery(), Ct)).Value;

        await ReopenAsync();

        (await Ledger.ListAsync(new LedgerQuery(), Ct)).Value.ShouldBe(before);
        (await Store.Watermarks.ListAsync(Ct)).Value.Length.ShouldBe(1);
        (await Ledger.SettleAsync(claim!, new Settlement(null, "f"), Ct)).Value.ShouldBe(Settled.Done);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Ledger_AnySequenceOfActs_DoesWhatTheModelDoes(int seed)
        => await new LedgerWalk(Ledger, Clock, seed).RunAsync(300, Ct);
}
