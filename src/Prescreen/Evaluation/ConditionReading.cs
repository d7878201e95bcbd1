using Prescreen.Facts;

namespace Prescreen.Evaluation;

/// <summary>An answer about a condition, with why it is unclear where it is.</summary>
internal readonly record struct ConditionAnswer(Certainty Is, string? Why = null)
{
    /// <summary>The answer only.</summary>
    public override string ToString() => Is.ToString();
}

/// <summary>Whether a condition exists and whether it is active (clinical.md §2.8, §7 Conditions).</summary>
internal static class ConditionReading
{
    /// <summary>Whether the record says the patient has or had it.</summary>
    public static ConditionAnswer Exists(ConditionFact condition, EvaluationContext context)
    {
        if (condition.Verification is VerificationStatus.Refuted || (condition.Effective is { } when && !context.AsOf.IsThere(when)))
        {
            return new(Certainty.No);
        }

        var refuted = IsRefuted(condition, context);
        return refuted is Certainty.Yes ? new(Certainty.No)
            : refuted is Certainty.Unclear ? new(Certainty.Unclear, "is recorded both as confirmed and as refuted")
            : condition.Verification is VerificationStatus.Uncertain ? new(Certainty.Unclear, "is not confirmed")
            : new(Certainty.Yes);
    }

    /// <summary>Whether it is still active: clinical status active or absent, and not ended before as-of. Asks nothing about whether it exists.</summary>
    public static ConditionAnswer IsActive(ConditionFact condition, EvaluationContext context)
    {
        if (condition.Abatement is { } end)
        {
            if (!context.AsOf.IsThere(end))
            {
                return new(Certainty.Yes);
            }

            return end.LastDay > context.AsOf.Day && condition.Clinical is ClinicalStatus.Active or ClinicalStatus.Absent
                ? new(Certainty.Unclear, "may have ended already")
                : new(Certainty.No);
        }

        return condition.Clinical switch
        {
            ClinicalStatus.Inactive or ClinicalStatus.Remission or ClinicalStatus.Resolved => new(Certainty.No),
            ClinicalStatus.Unreadable => new(Certainty.Unclear, "has a clinical status that can't be read"),
            ClinicalStatus.Absent or ClinicalStatus.Active => new(condition.IsAbated ? Certainty.No : Certainty.Yes),
            _ => throw new System.Diagnostics.UnreachableException($"No clinical status {condition.Clinical}."),
        };
    }

    // A later refutation cancels the same code; where the dates don't tell which came later, a person must.
    private static Certainty IsRefuted(ConditionFact condition, EvaluationContext context)
    {
        if (condition.Code is null)
        {
            return Certainty.No;
        }

        var refuted = Certainty.No;
        foreach (var concept in condition.Concepts.Items)
        {
            foreach (var other in context.Record.Of(concept))
            {
                if (other is not ConditionFact { Verification: VerificationStatus.Refuted } refutation || refutation.Code != condition.Code)
                {
                    continue;
                }

                if (condition.Recorded is not { } said || refutation.Recorded is not { } denied)
                {
                    refuted = Certainty.Unclear;
                }
                else if (context.AsOf.IsThere(denied) && denied.Start >= said.End && denied != said)
                {
                    return Certainty.Yes;
                }
                else if (context.AsOf.IsThere(denied) && !(said.Start >= denied.End && denied != said))
                {
                    refuted = Certainty.Unclear;
                }
            }
        }

        return refuted;
    }
}
