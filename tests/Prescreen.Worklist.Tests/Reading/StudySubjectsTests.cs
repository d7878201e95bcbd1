using Prescreen.Evaluation;
using Prescreen.Insights;
using Prescreen.Screening.Decisions;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.WriteBack;
using Prescreen.Worklist.Reading;

namespace Prescreen.Worklist.Tests.Reading;

public sealed class StudySubjectsTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private static readonly PersonDecision Deferral = new() { Kind = DecisionKind.Deferred, Until = Today.AddDays(1), By = "user:a", At = Heads.Noon, Before = "candidate" };

    private static readonly PersonDecision Dismissal = Deferral with
    {
        Kind = DecisionKind.Dismissed,
        Until = null,
        Reason = DismissalReasons.NotMetInChart,
        Criterion = "I2",
        Found = Outcome.Unknown,
    };

    [Fact]
    public void Page_ByAttention_ShowsFirstWhatNeedsAPersonNext()
    {
        ScreeningHead[] inOrder =
        [
            Heads.Head(12, "screening", "mn"), // the record speaks against a person's status
            Heads.Head(13, "candidate", "u", EligibilityStatus.NotConsidered), // once a candidate, no longer considered
            Heads.Head(14, "ineligible", "mm") with { Work = new SubjectWork { Decision = Dismissal } }, // met by now, though dismissed against
            Heads.Head(11, "candidate", "mr"),
            Heads.Head(3, "candidate", "mm"),
            Heads.Head(10, "candidate", "mm"),
            Heads.Head(9, "potential-candidate", "mu"),
            Heads.Head(8, "potential-candidate", "uu"),
            Heads.Head(7, "on-study", "mm"),
            Near(6, 0.01m),
            Near(5, 0.2m),
            Heads.Head(1, "ineligible", "mn"),
            Near(2, 0.01m) with { Work = new SubjectWork { Decision = Deferral with { Kind = DecisionKind.Dismissed } } }, // a person has dismissed them
            Heads.Head(4, "withdrawn", "mn"), // whom a person ended needs nothing spoken against
        ];

        Patients(new StudySubjects([.. inOrder.OrderBy(head => head.Id)]).Page(new ListQuery(), Today)).ShouldBe(inOrder.Select(head => head.Patient));
    }

    [Fact]
    public void Page_BySort_IsInItsOrder()
    {
        var subjects = new StudySubjects(
        [
            Near(1, 0.2m),
            Near(2, 0.1m) with { ChangesAt = Heads.Noon.AddDays(2) },
            Heads.Head(3, "candidate", "m") with { ChangesAt = Heads.Noon.AddDays(1) },
        ]);

        Patients(subjects.Page(new ListQuery { Sort = ListSort.Changed }, Today)).ShouldBe(["Patient/3", "Patient/2", "Patient/1"]);
        Patients(subjects.Page(new ListQuery { Sort = ListSort.Expires }, Today)).ShouldBe(["Patient/3", "Patient/2", "Patient/1"]);
        Patients(subjects.Page(new ListQuery { Sort = ListSort.Margin }, Today)).ShouldBe(["Patient/2", "Patient/1", "Patient/3"]);
    }

    [Fact]
    public void Page_Filtered_ShowsOnlyWhatTheQueryAsks()
    {
        var subjects = new StudySubjects(
        [
            Heads.Head(1, "candidate", "mm") with { Work = new SubjectWork { AssignedTo = "Practitioner/7" } },
            Heads.Head(2, "potential-candidate", "mu"),
            Heads.Head(3, "potential-candidate", "um"),
            Heads.Head(4, "ineligible", "nm"),
            Near(5, 0.1m),
            Near(6, 0.1m) with { Summary = Heads.Summary("nn", null, new NearMiss("I1", "76", "≥80", 0.1m)) }, // fails something else too
        ]);

        Ids(new ListQuery { Statuses = ["candidate", "ineligible"] }).ShouldBe([1, 4, 5, 6]);
        Ids(new ListQuery { Missing = "I2" }).ShouldBe([2]);
        Ids(new ListQuery { Missing = "I9" }).ShouldBeEmpty();
        Ids(new ListQuery { ChangedSince = Heads.Noon.AddMinutes(3) }).ShouldBe([3, 4, 5, 6]);
        Ids(new ListQuery { AssignedTo = "Practitioner/7" }).ShouldBe([1]);
        Ids(new ListQuery { AssignedTo = ListQuery.Nobody, Statuses = ["candidate"] }).ShouldBeEmpty();
        Ids(new ListQuery { NearMisses = true }).ShouldBe([5]);

        IEnumerable<long> Ids(ListQuery query) => subjects.Find(query, Today).Select(head => head.Id).Order();
    }

    [Fact]
    public void Page_OfDeferred_ComesBackOnItsDayOrWhereTheRecordSpeaksAgainst()
    {
        var deferred = Heads.Head(1, "candidate", "mm") with { Work = new SubjectWork { Decision = Deferral } };
        var contrary = Heads.Head(2, "screening", "nm") with { Work = new SubjectWork { Decision = Deferral } };
        var subjects = new StudySubjects([deferred, contrary]);

        Patients(subjects.Page(new ListQuery(), Today)).ShouldBe(["Patient/2"]);
        Patients(subjects.Page(new ListQuery { Deferred = true }, Today)).ShouldBe(["Patient/2", "Patient/1"]);
        Patients(subjects.Page(new ListQuery(), Today.AddDays(1))).ShouldBe(["Patient/2", "Patient/1"]);
    }

    [Theory]
    [InlineData(1, 1, 3)]
    [InlineData(3, 3, 1)]
    [InlineData(9, 3, 1)] // beyond the end: the last
    [InlineData(-1, 1, 3)]
    public void Page_OfSeveral_IsThatPart(int asked, int given, int subjects)
    {
        var study = new StudySubjects([.. Enumerable.Range(1, 7).Select(id => Heads.Head(id, "candidate", "m"))]);

        var page = study.Page(new ListQuery { Page = asked, Size = 3 }, Today);

        (page.PageNumber, page.Pages, page.Total, page.Subjects.Length).ShouldBe((given, 3, 7, subjects));
    }

    [Fact]
    public void Page_OfNobody_IsOneEmptyPage()
    {
        var page = StudySubjects.Empty.Page(new ListQuery(), Today);

        (page.PageNumber, page.Pages, page.Total).ShouldBe((1, 1, 0));
        (StudySubjects.Empty.OldestWaiting, StudySubjects.Empty.Count).ShouldBe((null, 0));
    }

    [Fact]
    public void Counts_OfAStudy_TellStatusesNewOnesAndTheOldestThatWaits()
    {
        var study = new StudySubjects([Heads.Head(1, "ineligible", "n"), Heads.Head(2, "candidate", "m"), Heads.Head(3, "potential-candidate", "u"), Heads.Head(4, "candidate", "m")]);

        study.ByStatus.ShouldBe(new Dictionary<string, int> { ["candidate"] = 2, ["ineligible"] = 1, ["potential-candidate"] = 1 }, ignoreOrder: true);
        study.OldestWaiting.ShouldBe(Heads.Noon.AddMinutes(2));
        study.NewSince(Heads.Noon.AddMinutes(2)).ShouldBe(2);
        study.MissingSets(5).ShouldHaveSingleItem().Criteria.ShouldBe(["I1"]);
    }

    private static ScreeningHead Near(long id, decimal margin)
        => Heads.Head(id, "ineligible", "nm") with { Summary = Heads.Summary("nm", null, new NearMiss("I1", "76", "≥80", margin)) };

    private static IEnumerable<string> Patients(SubjectPage page) => page.Subjects.Select(head => head.Patient);
}
