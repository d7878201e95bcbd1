using System.Text;
using Prescreen.Evaluation;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.WriteBack;
using Prescreen.Worklist.Digest;
using Prescreen.Worklist.Tests.Support;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Tests.Digest;

public sealed class DigestDecisionTests
{
    private static readonly DateOnly Friday = new(2026, 11, 20);
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private static ScreeningHead Ineligible => Heads.Of("ineligible", EligibilityStatus.Ineligible);

    public static TheoryData<string, ScreeningHead?, ScreeningHead, string> Changes => new()
    {
        { "new candidate", null, Heads.Candidate(), nameof(SubjectChange.Candidate) },
        { "was potential", Heads.Potential("I9.lvef"), Heads.Candidate(), nameof(SubjectChange.Candidate) },
        { "was ineligible", Ineligible, Heads.Candidate(), nameof(SubjectChange.Candidate) },
        { "still a candidate, with other evidence", Heads.Candidate(), Heads.Candidate(("I5", Outcome.Review)), nameof(SubjectChange.None) },
        { "new, two missing", null, Heads.Potential("I9.lvef", "I5"), nameof(SubjectChange.Potential) },
        { "new, three missing", null, Heads.Potential("I9.lvef", "I5", "I1"), nameof(SubjectChange.Distant) },
        { "fewer missing than before", Heads.Potential("I9.lvef", "I5", "I1"), Heads.Potential("I5"), nameof(SubjectChange.None) },
        { "no longer a candidate", Heads.Candidate(), Heads.Potential("I5"), nameof(SubjectChange.Worse) },
        { "ruled out", Heads.Potential("I5"), Ineligible, nameof(SubjectChange.Worse) },
        { "ruled out from the start", null, Ineligible, nameof(SubjectChange.None) },
        { "dismissed by a person", Heads.Candidate(), Heads.Of("ineligible", EligibilityStatus.Candidate).With(DecisionKind.Dismissed), nameof(SubjectChange.None) },
        { "dismissed against what is met by now", Heads.Dismissed(Outcome.NotMet, ("I5", Outcome.NotMet)), Heads.Dismissed(Outcome.NotMet, ("I5", Outcome.Met)), nameof(SubjectChange.Alert) },
        { "taken to screening", Heads.Candidate(), Heads.Of("screening", EligibilityStatus.Candidate).With(DecisionKind.Screening), nameof(SubjectChange.None) },
        { "put off", null, Heads.Candidate().With(DecisionKind.Deferred, Friday.AddDays(1)), nameof(SubjectChange.None) },
        { "spoken against", Heads.Of("on-study", EligibilityStatus.Candidate), Heads.Of("on-study", EligibilityStatus.Ineligible), nameof(SubjectChange.Alert) },
        { "spoken against before", Heads.Of("on-study", EligibilityStatus.NotConsidered), Heads.Of("on-study", EligibilityStatus.Ineligible), nameof(SubjectChange.None) },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Change_OfOneSubject_IsWhatACoordinatorWouldCallIt(string why, ScreeningHead? before, ScreeningHead now, string change)
        => SubjectChanges.Between(before, now, Friday).ToString().ShouldBe(change, why);

    [Fact]
    public void Rule_NothingChanged_SaysNothing() => Rule(DigestState.None, [], Friday).ShouldBe(DigestVerdict.NothingNew);

    [Fact]
    public void Rule_SomethingChanged_IsTold() => Rule(DigestState.None, [Changed(candidates: 1)], Friday).ShouldBe(DigestVerdict.Send);

    [Fact]
    public void Rule_OnlyDistantOnes_WaitForMondayOrForSomethingBigger()
    {
        Rule(DigestState.None, [Changed(distant: 9)], Friday).ShouldBe(DigestVerdict.WaitsForMonday);
        Rule(DigestState.None, [Changed(distant: 9)], Monday).ShouldBe(DigestVerdict.Send);
        Rule(DigestState.None, [Changed(distant: 9), Changed(worse: 1)], Friday).ShouldBe(DigestVerdict.Send);
    }

    [Fact]
    public void Rule_ToldOrClaimedToday_IsNotToldAgain()
    {
        Rule(new DigestState { Sent = [Friday] }, [Changed(candidates: 1)], Friday).ShouldBe(DigestVerdict.ToldToday);
        Rule(new DigestState { Claimed = Friday }, [Changed(candidates: 1)], Friday).ShouldBe(DigestVerdict.ToldToday);
        Rule(new DigestState { Claimed = Friday.AddDays(-1) }, [Changed(candidates: 1)], Friday).ShouldBe(DigestVerdict.Send);
    }

    [Fact]
    public void Rule_BudgetUsedUp_WaitsUntilSevenDaysArePast()
    {
        DigestState state = new() { Sent = [.. Enumerable.Range(1, 5).Select(back => Friday.AddDays(-back))] };

        Rule(state, [Changed(alerts: 1)], Friday).ShouldBe(DigestVerdict.OverBudget);
        Rule(state, [Changed(alerts: 1)], Friday.AddDays(2)).ShouldBe(DigestVerdict.Send);
    }

    [Fact]
    public void State_Written_IsReadAgain()
    {
        DigestState state = new() { Since = Heads.Noon, Claimed = Friday, Sent = [Friday.AddDays(-1), Friday] };

        var read = DigestState.Read(state.Write());

        (read.Since, read.Claimed).ShouldBe((state.Since, state.Claimed));
        read.Sent.ShouldBe(state.Sent);
        DigestState.Read(default).ShouldBe(DigestState.None);
        DigestState.Read(Encoding.UTF8.GetBytes("no JSON")).ShouldBe(DigestState.None);
    }

    [Theory]
    [InlineData("en", "2 new candidates", "1 new potential candidate\n")]
    [InlineData("zh", "2 名新的候选患者", "1 名新的可能的候选患者\n")]
    public void Text_Counts_NameStudiesInTheTextAndNothingInTheSubjectLine(string language, string candidates, string potential)
    {
        var texts = PageTexts.In(language);

        var body = DigestText.Body([Changed(candidates: 2, potential: 1)], Trials.All.All, Heads.Noon, new Uri("https://prescreen.example/worklist"), 5, texts);

        body.ShouldContain(candidates);
        body.ShouldContain(potential);
        body.ShouldContain("2026-11-20 12:00");
        body.ShouldContain("NCT07247396");
        body.ShouldContain("\nhttps://prescreen.example/worklist\n");
        body.ShouldNotContain("digest.");
        DigestText.Subject(texts).ShouldStartWith("Prescreen");
        DigestText.Subject(texts).ShouldNotContain("CAR");
    }

    private static DigestVerdict Rule(DigestState state, StudyChanges[] changes, DateOnly today) => DigestRule.Of(state, changes, today, most: 5);

    private static StudyChanges Changed(int alerts = 0, int candidates = 0, int potential = 0, int distant = 0, int worse = 0)
        => new("cea-car-t", alerts, candidates, potential, distant, worse);
}
