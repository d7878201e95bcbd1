using Prescreen.Evaluation;
using Prescreen.Insights;
using static Prescreen.Tests.Insights.SubjectAmendmentTests;

namespace Prescreen.Tests.Insights;

public sealed class CriterionOverrulingTests
{
    [Theory]
    [InlineData(Outcome.Met, 1, 1, 0)]
    [InlineData(Outcome.NotFound, 1, 1, 0)]
    [InlineData(Outcome.NotMet, 1, 0, 0)]
    [InlineData(Outcome.Review, 0, 0, 1)]
    [InlineData(Outcome.Unknown, 0, 0, 1)]
    public void Of_DismissedAgainstIt_OverrulesOnlyWhatWasHeldMet(Outcome found, int judged, int overruled, int settled)
    {
        var one = CriterionOverruling.Of("c", [Dismissed("c", found, isMisread: false)]);

        (one.Dismissed, one.Judged, one.Overruled, one.Settled).ShouldBe((1, judged, overruled, settled));
    }

    [Theory]
    [InlineData(Outcome.Review)]
    [InlineData(Outcome.NotMet)]
    public void Of_CalledMisread_IsOverruledWhateverWasFound(Outcome found)
    {
        var one = CriterionOverruling.Of("c", [Dismissed("c", found, isMisread: true)]);

        (one.Judged, one.Overruled, one.Settled).ShouldBe((1, 1, 0));
    }

    [Fact]
    public void Of_TakenThoughNotMet_IsOverruled_AndTakenThoughMetIsAgreed()
    {
        var one = CriterionOverruling.Of("c", [Taken(Outcome.NotMet), Taken(Outcome.Met), Taken(Outcome.Met), Taken(Outcome.Unknown)]);

        (one.Judged, one.Overruled).ShouldBe((3, 1));
        one.Precision.ShouldBe(2m / 3);
    }

    [Fact]
    public void Of_DismissedAgainstAnother_SaysNothing()
    {
        var one = CriterionOverruling.Of("c", [Dismissed("other", Outcome.Met, isMisread: false)]);

        (one.Dismissed, one.Judged).ShouldBe((0, 0));
        one.Precision.ShouldBeNull();
    }

    private static PersonVerdict Taken(Outcome found) => new(Summary(EligibilityStatus.Candidate, ("c", found)), IsTaken: true, null, IsMisread: false);

    private static PersonVerdict Dismissed(string against, Outcome found, bool isMisread)
        => new(Summary(EligibilityStatus.Candidate, ("c", found), ("other", Outcome.Met)), IsTaken: false, against, isMisread);
}
