using System.Text;
using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Tests.Ledger;

/// <summary>What every store must keep of screenings and watermarks.</summary>
public abstract class ReadModelContract(IStorePlace place) : StoreContract(place)
{
    private IScreenings Screenings => Store.Screenings;

    [Fact]
    public async Task Save_New_IsTheLatestAsItWas()
    {
        var screening = Screening("Patient/1", "candidate", "f1") with { ChangesAt = Clock.Now.AddDays(9), Subject = "ResearchSubject/x", SubjectVersion = "3" };

        (await Screenings.SaveAsync(screening, null, Ct)).Value.ShouldBeTrue();

        var latest = (await Screenings.LatestAsync("Patient/1", "cea", Ct)).Value.ShouldHaveSingleItem();
        latest.ShouldBe(screening with { Assessment = latest.Assessment, ChangedAt = Clock.Now, SavedAt = Clock.Now, ReadAs = latest.ReadAs });
        Encoding.UTF8.GetString(latest.Assessment.Span).ShouldBe("""{"f":"f1"}""");
        latest.ToString().ShouldNotContain("Patient/1");
    }

    [Fact]
    public async Task Save_SameVerdict_ConfirmsWithoutHistory()
    {
        await Screenings.SaveAsync(Screening("Patient/1", "candidate", "f1"), null, Ct);
        var changed = Clock.Now;
        Clock.Pass(TimeSpan.FromHours(1));

        (await Screenings.SaveAsync(Screening("Patient/1", "candidate", "f1"), null, Ct)).Value.ShouldBeFalse();

        var only = (await Screenings.HistoryAsync("Patient/1", "cea", Ct)).Value.ShouldHaveSingleItem();
        (only.ChangedAt, only.SavedAt, only.AsOf).ShouldBe((changed, Clock.Now, Clock.Now));
    }

    [Fact]
    public async Task Save_OtherVerdictStatusOrVersion_IsANewRowLatestFirst()
    {
        var first = Screening("Patient/1", "potential-candidate", "f1");
        SavedScreening[] saved = [first, first with { Fingerprint = "f2" }, first with { Fingerprint = "f2", Status = "candidate" }, first with { Version = "2" }];
        foreach (var each in saved)
        {
            (await Screenings.SaveAsync(each, null, Ct)).Value.ShouldBeTrue();
        }

        var history = (await Screenings.HistoryAsync("Patient/1", "cea", Ct)).Value;

        history.Select(s => (s.Version, s.Fingerprint, s.Status)).ShouldBe(saved.Reverse().Select(s => (s.Version, s.Fingerprint, s.Status)));
        (await Screenings.LatestAsync("Patient/1", null, Ct)).Value.ShouldHaveSingleItem().Version.ShouldBe("2");
    }

    [Fact]
    public async Task Save_UnderAClaimThatWasLost_IsRefused()
    {
        await Store.Ledger.MakeDueAsync([new DuePatient("Patient/1", Clock.Now, DueCause.Notification)], Ct);
        var late = (await Store.Ledger.ClaimAsync(TimeSpan.FromMinutes(1), "w", null, Ct)).Value.Claim!;
        Clock.Pass(TimeSpan.FromMinutes(1));
        var ours = (await Store.Ledger.ClaimAsync(TimeSpan.FromMinutes(1), "w", null, Ct)).Value.Claim!;

        (await Screenings.SaveAsync(Screening("Patient/1", "candidate", "new"), ours, Ct)).Value.ShouldBeTrue();
        (await Screenings.SaveAsync(Screening("Patient/1", "ineligible", "old"), late, Ct)).Problem!.Code.ShouldBe("LEDG-010");

        (await Screenings.LatestAsync("Patient/1", null, Ct)).Value.ShouldHaveSingleItem().Fingerprint.ShouldBe("new");
    }

    [Fact]
    public async Task Save_ConcurrentlyForOnePatient_LeavesOneLatest()
    {
        await Task.WhenAll(Enumerable.Range(0, 48).Select(i => Screenings.SaveAsync(Screening("Patient/1", "candidate", $"f{i}"), null, Ct)));

        (await Screenings.LatestAsync("Patient/1", "cea", Ct)).Value.Length.ShouldBe(1);
        (await Screenings.HistoryAsync("Patient/1", "cea", Ct)).Value.Length.ShouldBe(48);
    }

    [Fact]
    public async Task List_ByStatusAndPage_GivesLatestChangeFirst()
    {
        foreach (var (patient, status) in new[] { ("Patient/1", "candidate"), ("Patient/2", "ineligible"), ("Patient/3", "candidate"), ("Patient/4", "candidate") })
        {
            await Screenings.SaveAsync(Screening(patient, status, "f"), null, Ct);
            Clock.Pass(TimeSpan.FromMinutes(1));
        }

        await Screenings.SaveAsync(Screening("Patient/1", "candidate", "f") with { Protocol = "her2" }, null, Ct);

        (await PatientsAsync(new ScreeningQuery("cea"))).ShouldBe(["Patient/4", "Patient/3", "Patient/2", "Patient/1"]);
        (await PatientsAsync(new ScreeningQuery("cea", "candidate", Skip: 1, Take: 1))).ShouldBe(["Patient/3"]);
        (await Screenings.LatestAsync("Patient/1", null, Ct)).Value.Select(s => s.Protocol).ShouldBe(["cea", "her2"]);
    }

    [Fact]
    public async Task Funnel_OfAProtocol_CountsLatestOnly()
    {
        await Screenings.SaveAsync(Screening("Patient/1", "potential-candidate", "f1"), null, Ct);
        await Screenings.SaveAsync(Screening("Patient/1", "candidate", "f2"), null, Ct);
        await Screenings.SaveAsync(Screening("Patient/2", "candidate", "f"), null, Ct);
        await Screenings.SaveAsync(Screening("Patient/3", "ineligible", "f"), null, Ct);

        (await Screenings.FunnelAsync("cea", Ct)).Value.ShouldBe([new StatusCount("candidate", 2), new StatusCount("ineligible", 1)]);
    }

    [Fact]
    public async Task Rebuild_DeletesScreeningsAndMakesEveryPatientDue()
    {
        await Store.Ledger.MakeDueAsync([new DuePatient("Patient/1", Clock.Now.AddDays(9), DueCause.WakeUp)], Ct);
        await Screenings.SaveAsync(Screening("Patient/1", "candidate", "f"), null, Ct);
        await Screenings.SaveAsync(Screening("Patient/only-here", "candidate", "f"), null, Ct);

        (await Screenings.RebuildAsync(Ct)).Value.ShouldBe(2);

        (await PatientsAsync(new ScreeningQuery("cea"))).ShouldBeEmpty();
        (await Store.Ledger.ListAsync(new LedgerQuery(LedgerState.Due), Ct)).Value.Select(e => (e.Patient, e.Cause))
            .ShouldBe([("Patient/1", DueCause.Rebuild), ("Patient/only-here", DueCause.Rebuild)]);
    }

    [Fact]
    public async Task Watermark_MovesForwardOnly_UnlessForced()
    {
        var marks = Store.Watermarks;
        var key = Watermark.OfCatchUp("Observation");

        (await marks.GetAsync(key, Ct)).Value.ShouldBe(new Watermark(key, null, null));
        (await marks.AdvanceAsync(new Watermark(key, 5, Clock.Now), Ct)).Value.ShouldBe(new Watermark(key, 5, Clock.Now));
        (await marks.AdvanceAsync(new Watermark(key, 3, Clock.Now.AddHours(1)), Ct)).Value.ShouldBe(new Watermark(key, 5, Clock.Now.AddHours(1)));
        (await marks.AdvanceAsync(new Watermark(key, 9, null), Ct)).Value.ShouldBe(new Watermark(key, 9, Clock.Now.AddHours(1)));
        (await marks.ForceAsync(new Watermark(key, 0, null), Ct)).Value.ShouldBe(new Watermark(key, 0, null));
        (await marks.GetAsync(key, Ct)).Value.ShouldBe(new Watermark(key, 0, null));
    }

    private SavedScreening Screening(string patient, string status, string fingerprint) => new()
    {
        Patient = patient,
        Protocol = "cea",
        Version = "1",
        AsOf = Clock.Now,
        Fingerprint = fingerprint,
        Status = status,
        Assessment = Encoding.UTF8.GetBytes($$"""{"f":"{{fingerprint}}"}"""),
    };

    private async Task<IEnumerable<string>> PatientsAsync(ScreeningQuery query) => (await Screenings.ListAsync(query, Ct)).Value.Select(s => s.Patient);
}
