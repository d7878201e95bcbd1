using Prescreen.Screening.Decisions;
using Prescreen.Screening.Tests.Support;

namespace Prescreen.Screening.Tests.Decisions;

public sealed class DecisionCheckTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly SubjectDecisionRequest Any = new()
    {
        Protocol = TestTrial.Load().All[0],
        Patient = "Patient/1",
        Subject = "ResearchSubject/1",
        ExpectedVersion = "1",
        Act = DecisionAct.TakeToScreening,
        By = Desk.Ana,
    };

    public static TheoryData<string, string?, string?, string?, string?> Dismissals { get; } = new()
    {
        { "no reason", null, null, null, "DECI-003" },
        { "a reason of nobody's", "because", null, null, "DECI-003" },
        { "the criterion is missing", DismissalReasons.NotMetInChart, null, null, "DECI-004" },
        { "the criterion is another trial's", DismissalReasons.Misread, "I9.lvef", null, "DECI-004" },
        { "another trial's criterion, needed or not", DismissalReasons.PatientDeclined, "I9.lvef", null, "DECI-004" },
        { "other without words", DismissalReasons.Other, null, "  ", "DECI-005" },
        { "other in words", DismissalReasons.Other, null, "Moved abroad", null },
        { "no criterion needed", DismissalReasons.PatientDeclined, null, null, null },
        { "whole", DismissalReasons.Misread, "I2.platelets", null, null },
    };

    [Theory]
    [MemberData(nameof(Dismissals))]
    public void Dismissal_WithWhatIsNeededOrWithout_IsTakenOrRefused(string why, string? reason, string? criterion, string? note, string? code)
        => (DecisionCheck.Of(Any with { Act = DecisionAct.Dismiss, Reason = reason, Criterion = criterion, Note = note }, Today)?.Code).ShouldBe(code, why);

    [Theory]
    [InlineData(null, "DECI-007")]
    [InlineData(-1, "DECI-007")]
    [InlineData(0, "DECI-007")]
    [InlineData(1, null)]
    public void Deferral_ToADay_NeedsOneAfterToday(int? days, string? code)
        => (DecisionCheck.Of(Any with { Act = DecisionAct.Defer, Until = days is { } after ? Today.AddDays(after) : null }, Today)?.Code).ShouldBe(code);

    [Theory]
    [InlineData(null, "DECI-008")]
    [InlineData("user:", "DECI-008")]
    [InlineData("Patient/1", "DECI-008")]
    [InlineData("Practitioner/", "DECI-008")]
    [InlineData("Practitioner/1/_history/2", "DECI-008")]
    [InlineData("https://elsewhere.example/Practitioner/1", "DECI-008")]
    [InlineData("Practitioner/1", null)]
    [InlineData("user:8f14", null)]
    public void Assignment_ToSomebody_NeedsAPerson(string? who, string? code)
        => (DecisionCheck.Of(Any with { Act = DecisionAct.Assign, AssignTo = who }, Today)?.Code).ShouldBe(code);

    [Fact]
    public void Note_EmptyOrTooLong_IsRefused()
    {
        DecisionCheck.Of(Any with { Act = DecisionAct.Note, Note = " \n" }, Today)!.Code.ShouldBe("DECI-005");
        DecisionCheck.Of(Any with { Note = new string('x', SubjectDecisionRequest.LongestNote + 1) }, Today)!.Code.ShouldBe("DECI-006");
        DecisionCheck.Of(Any with { Act = DecisionAct.Note, Note = new string('x', SubjectDecisionRequest.LongestNote) }, Today).ShouldBeNull();
    }
}
