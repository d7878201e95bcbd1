using System.Collections.Immutable;
using Prescreen.Evaluation;
using Prescreen.Insights;

namespace Prescreen.Tests.Insights;

public sealed class SubjectAmendmentTests
{
    [Fact]
    public void Of_LimitLoosened_IsGainedForThatCriterion()
    {
        var amendment = SubjectAmendment.Of(
            Summary(EligibilityStatus.Ineligible, ("age", Outcome.Met), ("platelets", Outcome.NotMet)),
            Summary(EligibilityStatus.Candidate, ("age", Outcome.Met), ("platelets", Outcome.Met)));

        amendment.Effect.ShouldBe(AmendmentEffect.Gained);
        amendment.Changes.ShouldBe([new SummaryChange("platelets", Outcome.NotMet, Outcome.Met)]);
    }

    [Fact]
    public void Of_CriterionAddedThatIsMissing_IsAnotherStatus()
    {
        var amendment = SubjectAmendment.Of(
            Summary(EligibilityStatus.Candidate, ("age", Outcome.Met)),
            Summary(EligibilityStatus.PotentialCandidate, ("age", Outcome.Met), ("ferritin", Outcome.Unknown)));

        amendment.Effect.ShouldBe(AmendmentEffect.OtherStatus);
        amendment.Changes.ShouldBe([new SummaryChange("ferritin", null, Outcome.Unknown)]);
    }

    [Fact]
    public void Of_CriterionAddedThatIsMet_ChangesNothing()
        => SubjectAmendment.Of(Summary(EligibilityStatus.Candidate, ("age", Outcome.Met)), Summary(EligibilityStatus.Candidate, ("age", Outcome.Met), ("new", Outcome.Met)))
            .Effect.ShouldBe(AmendmentEffect.None);

    [Fact]
    public void Of_CriterionDroppedThatRuledOut_IsToldAfterTheOthers()
    {
        var amendment = SubjectAmendment.Of(
            Summary(EligibilityStatus.Ineligible, ("inr", Outcome.NotMet), ("age", Outcome.Met)),
            Summary(EligibilityStatus.PotentialCandidate, ("age", Outcome.Unknown)));

        amendment.Effect.ShouldBe(AmendmentEffect.Gained);
        amendment.Changes.ShouldBe([new SummaryChange("age", Outcome.Met, Outcome.Unknown), new SummaryChange("inr", Outcome.NotMet, null)]);
    }

    [Fact]
    public void Of_StatusWorse_IsLost()
        => SubjectAmendment.Of(Summary(EligibilityStatus.PotentialCandidate, ("age", Outcome.Unknown)), Summary(EligibilityStatus.NotConsidered, ("age", Outcome.Unknown)))
            .Effect.ShouldBe(AmendmentEffect.Lost);

    internal static SubjectSummary Summary(EligibilityStatus found, params ReadOnlySpan<(string Id, Outcome Outcome)> outcomes)
    {
        var all = ImmutableArray.CreateBuilder<CriterionOutcome>(outcomes.Length);
        foreach (var (id, outcome) in outcomes)
        {
            all.Add(new CriterionOutcome(id, outcome, null));
        }

        return new SubjectSummary { Found = found, Outcomes = all.ToImmutable() };
    }
}
