using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Tests.Ledger;

/// <summary>What every store must keep when screenings fail: backoff, dead letters, and what people ask of them.</summary>
public abstract class DeadLetterContract(IStorePlace place) : StoreContract(place)
{
    private static readonly Problem Busy = new(ProblemKind.Unavailable, "TEST-503", "The server is busy.");

    private static readonly Problem Broken = new(ProblemKind.Invalid, "TEST-400", "The record is broken.") { Place = "Observation/7" };

    [Fact]
    public async Task Park_TransientProblem_BacksOffAndTriesAgain()
    {
        await MakeDueAsync(("Patient/1", 0));
        var parked = (await Ledger.ParkAsync((await ClaimAsync())!, Busy, Ct)).Value;

        (parked.As, parked.RetryAt).ShouldBe((ParkedAs.Retry, Clock.Now.AddSeconds(1)));
        (await StateAsync("Patient/1")).ShouldBe(LedgerState.Parked);
        (await ClaimAsync()).ShouldBeNull();
        Clock.Pass(TimeSpan.FromSeconds(1));
        (await ClaimAsync())!.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task Park_WithRetryAfter_IsHonoured()
    {
        await MakeDueAsync(("Patient/1", 0));

        var parked = (await Ledger.ParkAsync((await ClaimAsync())!, Busy with { RetryAfter = TimeSpan.FromMinutes(30) }, Ct)).Value;

        parked.RetryAt.ShouldBe(Clock.Now.AddMinutes(30));
    }

    [Fact]
    public async Task Park_OneAttemptTooMany_IsADeadLetter()
    {
        await MakeDueAsync(("Patient/1", 0));
        for (var attempt = 1; attempt < 3; attempt++)
        {
            (await Ledger.ParkAsync((await ClaimAsync())!, Busy, Ct)).Value.As.ShouldBe(ParkedAs.Retry);
            Clock.Pass(TimeSpan.FromHours(1));
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
        explanation.Incidents.ShouldBe([new Incident(Clock.Now, IncidentKind.DeadLettered, "TEST-400", "The record is broken.")]);
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

        var made = await Ledger.MakeAllDueAsync(Clock.Now, DueCause.Amendment, Ct);

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
        (await Ledger.ExplainAsync("Patient/1", Ct)).Value.Incidents[0].ShouldBe(new Incident(Clock.Now, IncidentKind.Discarded, null, "A test patient."));
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
    public async Task Count_OfEveryState_AddsUp()
    {
        await DeadLetterAsync("Patient/dead");
        await MakeDueAsync(("Patient/parked", -90), ("Patient/leased", -80), ("Patient/settled", -70), ("Patient/due", -60), ("Patient/due2", -5), ("Patient/w", 9));
        await Ledger.ParkAsync((await ClaimAsync("Patient/parked"))!, Busy, Ct);
        await ClaimAsync("Patient/leased");
        await Ledger.SettleAsync((await ClaimAsync("Patient/settled"))!, new Settlement(null, null), Ct);

        var counts = (await Ledger.CountAsync(Ct)).Value;
        counts.LastNotified.ShouldNotBeNull();
        (counts with { LastNotified = null }).ShouldBe(
            new LedgerCounts { Due = 2, Leased = 1, Waiting = 1, Parked = 1, Dead = 1, Settled = 1, OldestDueAge = TimeSpan.FromSeconds(60) });
    }
}
