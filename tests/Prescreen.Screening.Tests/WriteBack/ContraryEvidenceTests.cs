using Prescreen.Evaluation;
using Prescreen.Insights;
using Prescreen.Screening.Decisions;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Tests.WriteBack;

public sealed class ContraryEvidenceTests
{
    private const string Criterion = "I2.platelets";

    private static readonly PersonDecision Dismissal = new()
    {
        Kind = DecisionKind.Dismissed,
        Criterion = Criterion,
        Reason = DismissalReasons.NotMetInChart,
        By = "user:b",
        At = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero),
        Before = "candidate",
        Found = Outcome.Unknown,
    };

    [Theory]
    [InlineData(Outcome.NotMet, Outcome.Met, true)]
    [InlineData(Outcome.Unknown, Outcome.Met, true)]
    [InlineData(Outcome.Review, Outcome.Met, true)]
    [InlineData(Outcome.Judgement, Outcome.Met, true)]
    [InlineData(Outcome.NotApplicable, Outcome.Met, true)]
    [InlineData(Outcome.Met, Outcome.Met, false)] // no news: the person knew better then
    [InlineData(Outcome.NotFound, Outcome.Met, false)]
    [InlineData(null, Outcome.Met, false)] // nobody knows whether it is news
    [InlineData(Outcome.NotMet, Outcome.NotFound, false)] // never proof of absence
    [InlineData(Outcome.Unknown, Outcome.NotFound, false)]
    [InlineData(Outcome.Unknown, Outcome.Review, false)]
    [InlineData(Outcome.Review, Outcome.Unknown, false)]
    [InlineData(Outcome.Unknown, Outcome.NotApplicable, false)]
    public void InFavour_FromOneOutcomeToAnother_IsWhereItHasBecomeMet(Outcome? then, Outcome now, bool isContrary)
        => ContraryEvidence.InFavour("ineligible", Of(Dismissal with { Found = then }), Now(now)).ShouldBe(isContrary ? Criterion : null);

    [Fact]
    public void InFavour_ForAnyOtherReason_IsNoMatterOfData()
        => DismissalReasons.All.Where(reason => ContraryEvidence.InFavour("ineligible", Of(Dismissal with { Reason = reason }), Now(Outcome.Met)) is not null)
            .ShouldBe([DismissalReasons.NotMetInChart]);

    [Theory]
    [InlineData(EligibilityStatus.Candidate, true)]
    [InlineData(EligibilityStatus.PotentialCandidate, true)]
    [InlineData(EligibilityStatus.Ineligible, false)]
    [InlineData(EligibilityStatus.NotConsidered, false)]
    public void InFavour_WhoIsRuledOutByAnythingElse_StaysDismissed(EligibilityStatus found, bool isContrary)
        => (ContraryEvidence.InFavour("ineligible", Of(Dismissal), Now(Outcome.Met, found)) is not null).ShouldBe(isContrary);

    [Theory]
    [InlineData("screening")]
    [InlineData("withdrawn")]
    [InlineData("off-study")]
    public void InFavour_WhereTheStatusIsNoLongerTheDismissals_IsNothing(string status)
        => ContraryEvidence.InFavour(status, Of(Dismissal), Now(Outcome.Met)).ShouldBeNull();

    [Fact]
    public void InFavour_WithoutADismissalAgainstACriterion_IsNothing()
    {
        SubjectWork[] works = [SubjectWork.None, Of(Dismissal with { Criterion = null }), Of(Dismissal with { Kind = DecisionKind.Deferred }), Of(Dismissal with { Criterion = "I1" })];

        works.ShouldAllBe(work => ContraryEvidence.InFavour("ineligible", work, Now(Outcome.Met, EligibilityStatus.Candidate)) == null);
    }

    [Theory]
    [InlineData("screening", EligibilityStatus.Ineligible, true)]
    [InlineData("candidate", EligibilityStatus.NotConsidered, true)]
    [InlineData("screening", EligibilityStatus.PotentialCandidate, false)]
    [InlineData("ineligible", EligibilityStatus.Ineligible, false)]
    [InlineData("withdrawn", EligibilityStatus.NotConsidered, false)]
    public void IsAgainst_AStatus_IsWhereItIsOpenAndTheRecordRulesItOut(string status, EligibilityStatus found, bool isContrary)
        => ContraryEvidence.IsAgainst(status, found).ShouldBe(isContrary);

    private static SubjectWork Of(PersonDecision decision) => new() { Decision = decision };

    private static SubjectSummary Now(Outcome outcome, EligibilityStatus found = EligibilityStatus.Candidate)
        => new() { Found = found, Outcomes = [new CriterionOutcome(Criterion, outcome, null)] };
}
