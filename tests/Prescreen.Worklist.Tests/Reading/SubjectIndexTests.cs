using Prescreen.Fhir.Tests;
using Prescreen.Worklist.Reading;

namespace Prescreen.Worklist.Tests.Reading;

public sealed class SubjectIndexTests
{
    private readonly StillScreenings screenings = new();
    private readonly FixedTime time = new(Heads.Noon, TimeSpan.Zero);
    private readonly SubjectIndex index;

    public SubjectIndexTests() => index = new SubjectIndex(screenings, time);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Study_AfterEachChange_IsUpToDate()
    {
        screenings.Put(Heads.Head(1, "candidate", "m"), Heads.Head(2, "ineligible", "n"), Heads.Head(3, "candidate", "m") with { Protocol = "her2" });
        (await StatusesAsync()).ShouldBe(["Patient/1 candidate", "Patient/2 ineligible"]);

        screenings.Put(Heads.Head(4, "ineligible", "n") with { Patient = "Patient/1" }, Heads.Head(5, "candidate", "m"));
        (await StatusesAsync()).ShouldBe(["Patient/1 ineligible", "Patient/2 ineligible", "Patient/5 candidate"]);

        (await index.StudyAsync("nobody's", Ct)).Value.Count.ShouldBe(0);
        (await index.OfPatientAsync("Patient/3", Ct)).Value.ShouldHaveSingleItem().Protocol.ShouldBe("her2");
        (await index.OfPatientAsync("Patient/9", Ct)).Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task Study_Unchanged_IsTheSameObjectAndReadsNothingAgain()
    {
        screenings.Put(Heads.Head(1000, "candidate", "m"));
        var first = (await index.StudyAsync("cea", Ct)).Value;
        time.Advance(TimeSpan.FromMinutes(1));

        (await index.StudyAsync("cea", Ct)).Value.ShouldBeSameAs(first);

        screenings.AskedAfter.ShouldBe([0, 1000]);
    }

    [Fact]
    public async Task Fill_BeforeTheFirstQuestion_LeavesItOnlyWhatIsNew()
    {
        screenings.Put(Heads.Head(1000, "candidate", "m"));

        await new IndexFilling(index).StartAsync(Ct);
        time.Advance(TimeSpan.FromMinutes(1));
        (await index.StudyAsync("cea", Ct)).Value.Count.ShouldBe(1);

        screenings.AskedAfter.ShouldBe([0, 1000]);
    }

    [Fact]
    public async Task Study_ALowerIdThatAppearsLater_IsNotMissed()
    {
        screenings.Put(Heads.Head(1, "candidate", "m"), Heads.Head(4, "candidate", "m"));
        await StatusesAsync();

        screenings.Put(Heads.Head(3, "ineligible", "n")); // its transaction was begun before that of 4 and committed after
        (await StatusesAsync()).ShouldBe(["Patient/1 candidate", "Patient/3 ineligible", "Patient/4 candidate"]);

        screenings.Put(Heads.Head(2, "withdrawn", "m") with { Patient = "Patient/4" }); // an older one of a patient never wins
        (await StatusesAsync()).ShouldContain("Patient/4 candidate");
    }

    [Fact]
    public async Task Study_AfterARebuild_ForgetsWhatIsGone()
    {
        screenings.Put(Heads.Head(1, "candidate", "m"), Heads.Head(2, "candidate", "m"));
        await StatusesAsync();

        screenings.Clear();
        screenings.Rebuilds++;
        screenings.Put(Heads.Head(3, "ineligible", "n") with { Patient = "Patient/1" });

        (await StatusesAsync()).ShouldBe(["Patient/1 ineligible"]);
    }

    [Fact]
    public async Task Study_AskedWhileAReadingIsUnderWay_AwaitsTheNextAndSharesIt()
    {
        var gate = new TaskCompletionSource();
        screenings.Gate = gate.Task;
        screenings.Put(Heads.Head(1, "candidate", "m"));
        var early = index.StudyAsync("cea", Ct);
        await screenings.Looked.Task;

        screenings.Put(Heads.Head(2, "candidate", "m")); // saved after the reading had passed
        var late = Enumerable.Range(0, 20).Select(_ => index.StudyAsync("cea", Ct)).ToList();
        gate.SetResult();

        await early;
        (await Task.WhenAll(late)).ShouldAllBe(study => study.Value.Count == 2);
        screenings.AskedAfter.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Study_StoreIsDown_TellsSoAndRecovers()
    {
        screenings.Put(Heads.Head(1, "candidate", "m"));
        screenings.Failure = new Problem(ProblemKind.Unavailable, "TEST-503", "Down.");

        (await index.StudyAsync("cea", Ct)).Problem!.Code.ShouldBe("TEST-503");
        (await index.OfPatientAsync("Patient/1", Ct)).Problem!.Code.ShouldBe("TEST-503");

        screenings.Failure = null;
        (await StatusesAsync()).ShouldBe(["Patient/1 candidate"]);
    }

    [Fact]
    public async Task Study_MoreThanOneReading_IsWhole()
    {
        screenings.Put([.. Enumerable.Range(1, 60).Select(id => Heads.Head(id, "candidate", "m"))]);
        var small = new SubjectIndex(screenings, time, perReading: 7);

        (await small.StudyAsync("cea", Ct)).Value.Count.ShouldBe(60);
    }

    private async Task<IEnumerable<string>> StatusesAsync()
        => (await index.StudyAsync("cea", Ct)).Value.All.OrderBy(head => head.Patient, StringComparer.Ordinal).Select(head => $"{head.Patient} {head.Status}");
}
