using Prescreen.Evaluation;

namespace Prescreen.Insights;

/// <summary>Tells what another status means for who is in view.</summary>
internal static class AmendmentEffects
{
    public static AmendmentEffect Of(EligibilityStatus before, EligibilityStatus after, bool areOutcomesChanged) => (IsInView(before), IsInView(after)) switch
    {
        (false, true) => AmendmentEffect.Gained,
        (true, false) => AmendmentEffect.Lost,
        _ => before != after ? AmendmentEffect.OtherStatus : areOutcomesChanged ? AmendmentEffect.OutcomesOnly : AmendmentEffect.None,
    };

    private static bool IsInView(EligibilityStatus status) => status is EligibilityStatus.Candidate or EligibilityStatus.PotentialCandidate;
}
