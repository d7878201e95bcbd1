using System.Text;
using Prescreen.Evaluation;
using Prescreen.Insights;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Tests.Ledger;

/// <summary>What every store must tell of screenings without their assessments.</summary>
public abstract class HeadContract(IStorePlace place) : StoreContract(place)
{
    private static readonly SubjectSummary Summary = new()
    {
        Found = EligibilityStatus.Ineligible,
        Outcomes = [new CriterionOutcome("I1", Outcome.Met, null), new CriterionOutcome("I9.platelets", Outcome.NotMet, new DateOnly(2026, 3, 9)), new CriterionOutcome("I9.lvef", Outcome.Unknown, null)],
        NearMisses = [new NearMiss("I9.platelets", "76 10*9/L", "≥80 10*9/L", 0.05m)],
    };

    private static readonly SubjectWork Work = new()
    {
        AssignedTo = "Practitioner/7",
        AssignedName = "A. Weber",
        Decision = new PersonDecision { Kind = DecisionKind.Deferred, Until = new DateOnly(2026, 4, 1), By = "user:x", At = LedgerClock.Start, Before = "candidate" },
    };

    private IScreenings Screenings => Store.Screenings;

    [Fact]
    public async Task Save_WithSummaryAndWork_GivesBothBack()
    {
        var screening = Screening("Patient/1") with { Subject = "ResearchSubject/a", SubjectVersion = "3", ChangesAt = Clock.Now.AddDays(8), Work = Work };
        await Screenings.SaveAsync(screening, null, Ct);

        var latest = (await Screenings.LatestAsync("Patient/1", "cea", Ct)).Value.ShouldHaveSingleItem();
        var head = (await Screenings.HeadsAsync(0, 10, Ct)).Value.ShouldHaveSingleItem();

        (latest.Summary, latest.Work).ShouldBe((Summary, Work));
        head.ShouldBe(new ScreeningHead
        {
            Id = head.Id,
            Patient = "Patient/1",
            Protocol = "cea",
            Version = "1",
            Status = "ineligible",
            Subject = "ResearchSubject/a",
            SubjectVersion = "3",
            Summary = Summary,
            Work = Work,
            ChangedAt = Clock.Now,
            ChangesAt = Clock.Now.AddDays(8),
        });
        head.ToString().ShouldNotContain("Patient/1");
    }

    [Fact]
    public async Task Save_SameVerdictButOtherWork_IsANewRow()
    {
        await Screenings.SaveAsync(Screening("Patient/1"), null, Ct);

        (await Screenings.SaveAsync(Screening("Patient/1") with { Work = Work }, null, Ct)).Value.ShouldBeTrue();
        (await Screenings.SaveAsync(Screening("Patient/1") with { Work = Work with { AssignedTo = null } }, null, Ct)).Value.ShouldBeTrue();
        (await Screenings.SaveAsync(Screening("Patient/1") with { Work = Work with { AssignedTo = null } }, null, Ct)).Value.ShouldBeFalse();

        (await Screenings.HistoryAsync("Patient/1", "cea", Ct)).Value.Select(one => one.Work).ShouldBe([Work with { AssignedTo = null }, Work, SubjectWork.None]);
    }

    [Fact]
    public async Task Save_OfWhatWasReadBeforeSomebodyElseSaved_IsRefused()
    {
        await Screenings.SaveAsync(Screening("Patient/1"), null, Ct);
        var read = (await Screenings.LatestAsync("Patient/1", "cea", Ct)).Value.Single();
        (await Screenings.SaveAsync(read with { Work = Work, SubjectVersion = "2" }, null, Ct)).Value.ShouldBeTrue();

        (await Screenings.SaveAsync(read, null, Ct)).Problem!.Code.ShouldBe("LEDG-018");

        var now = (await Screenings.LatestAsync("Patient/1", "cea", Ct)).Value.Single();
        (await Screenings.SaveAsync(now with { SubjectVersion = "3" }, null, Ct)).Value.ShouldBeFalse();
        (await Screenings.SaveAsync(now, null, Ct)).Problem!.Kind.ShouldBe(ProblemKind.Conflict); // a confirmation may not take back a version either
        (await Screenings.LatestAsync("Patient/1", "cea", Ct)).Value.Single().ShouldSatisfyAllConditions(one => one.Work.ShouldBe(Work), one => one.SubjectVersion.ShouldBe("3"));
    }

    [Fact]
    public async Task Heads_AfterOneThatIsKnown_AreThoseThatALaterListWouldShowOtherwise()
    {
        foreach (var patient in new[] { "Patient/1", "Patient/2", "Patient/3" })
        {
            await Screenings.SaveAsync(Screening(patient) with { SubjectVersion = "1" }, null, Ct);
        }

        var known = (await Screenings.HeadsAsync(0, 10, Ct)).Value;
        known.Select(head => head.Patient).ShouldBe(["Patient/1", "Patient/2", "Patient/3"]);
        (await Screenings.HeadsAsync(known[0].Id, 1, Ct)).Value.ShouldHaveSingleItem().ShouldBe(known[1]);

        await Screenings.SaveAsync(Screening("Patient/1") with { SubjectVersion = "1" }, null, Ct); // confirmed as it was
        (await Screenings.HeadsAsync(known[^1].Id, 10, Ct)).Value.ShouldBeEmpty();
        await Screenings.SaveAsync(Screening("Patient/2") with { SubjectVersion = "2" }, null, Ct); // confirmed, but the subject has another version
        await Screenings.SaveAsync(Screening("Patient/3", "f2") with { SubjectVersion = "2" }, null, Ct);

        var changed = (await Screenings.HeadsAsync(known[^1].Id, 10, Ct)).Value;
        changed.Select(head => (head.Patient, head.SubjectVersion)).ShouldBe([("Patient/2", "2"), ("Patient/3", "2")]);
        (await Screenings.HeadsAsync(0, 10, Ct)).Value.Select(head => head.Patient).ShouldBe(["Patient/1", "Patient/2", "Patient/3"]);
    }

    [Fact]
    public async Task HeadsOfVersion_OfAnOldOne_AreEachPatientsLastUnderIt()
    {
        await Screenings.SaveAsync(Screening("Patient/1"), null, Ct);
        await Screenings.SaveAsync(Screening("Patient/1", "f2"), null, Ct);
        await Screenings.SaveAsync(Screening("Patient/2"), null, Ct);
        await Screenings.SaveAsync(Screening("Patient/1", "f3") with { Version = "2" }, null, Ct);
        await Screenings.SaveAsync(Screening("Patient/1") with { Protocol = "her2" }, null, Ct);

        (await Screenings.HeadsOfVersionAsync("cea", "1", Ct)).Value.Select(head => head.Patient).ShouldBe(["Patient/1", "Patient/2"]);
        (await Screenings.HeadsOfVersionAsync("cea", "2", Ct)).Value.ShouldHaveSingleItem().Version.ShouldBe("2");
        (await Screenings.HeadsOfVersionAsync("cea", "3", Ct)).Value.ShouldBeEmpty();
        (await Screenings.VersionsAsync("cea", Ct)).Value.ShouldBe(["2", "1"]);
    }

    [Fact]
    public async Task OfSubject_OfAStudy_IsThatStudysLatest()
    {
        await Screenings.SaveAsync(Screening("Patient/1") with { Subject = "ResearchSubject/a" }, null, Ct);
        await Screenings.SaveAsync(Screening("Patient/1", "f2") with { Subject = "ResearchSubject/a" }, null, Ct);

        (await Screenings.OfSubjectAsync("cea", "ResearchSubject/a", Ct)).Value.Fingerprint.ShouldBe("f2");
        (await Screenings.OfSubjectAsync("her2", "ResearchSubject/a", Ct)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await Screenings.OfSubjectAsync("cea", "ResearchSubject/b", Ct)).Problem!.Code.ShouldBe("LEDG-015");
    }

    [Fact]
    public async Task Rebuild_WithHeads_DeletesThemAndIsTold()
    {
        await Screenings.SaveAsync(Screening("Patient/1"), null, Ct);
        var before = ((await Screenings.RebuildsAsync(Ct)).Value, (await Screenings.HeadsAsync(0, 9, Ct)).Value.Single().Id);

        await Screenings.RebuildAsync(Ct);

        (await Screenings.HeadsAsync(0, 9, Ct)).Value.ShouldBeEmpty();
        (await Screenings.RebuildsAsync(Ct)).Value.ShouldBeGreaterThan(before.Item1);
        await Screenings.SaveAsync(Screening("Patient/1"), null, Ct);
        (await Screenings.HeadsAsync(0, 9, Ct)).Value.Single().Id.ShouldBeGreaterThan(before.Id);
    }

    [Fact]
    public async Task Heads_WithoutSummary_TellWhatTheAssessmentSays()
    {
        const string Json = """
            {"patient":"Patient/1","protocol":"cea","version":"1","asOf":"2026-03-01T08:00:00+00:00","status":"potential-candidate",
             "criteria":[{"id":"I1","outcome":"unknown","basis":"coded","reason":"r","evidence":[],"changesAt":"2026-05-01"}],"missing":["I1"]}
            """;
        await Screenings.SaveAsync(Screening("Patient/1") with { Summary = null, Assessment = Encoding.UTF8.GetBytes(Json) }, null, Ct);
        await Screenings.SaveAsync(Screening("Patient/2") with { Summary = null, Status = "screening" }, null, Ct);

        var heads = (await Screenings.HeadsAsync(0, 9, Ct)).Value;

        heads[0].Summary.Found.ShouldBe(EligibilityStatus.PotentialCandidate);
        heads[0].Summary.NextChange.ShouldBe(new CriterionOutcome("I1", Outcome.Unknown, new DateOnly(2026, 5, 1)));
        (await Screenings.LatestAsync("Patient/1", null, Ct)).Value.Single().Summary.ShouldBe(heads[0].Summary);
        (heads[1].Summary.Found, heads[1].Summary.Outcomes.Length).ShouldBe((EligibilityStatus.PotentialCandidate, 0)); // an assessment nobody can read raises no alarm
    }

    private SavedScreening Screening(string patient, string fingerprint = "f1") => new()
    {
        Patient = patient,
        Protocol = "cea",
        Version = "1",
        AsOf = Clock.Now,
        Fingerprint = fingerprint,
        Status = "ineligible",
        Assessment = "{}"u8.ToArray(),
        Summary = Summary,
    };
}
