using Prescreen.Facts;
using Prescreen.Protocols;

namespace Prescreen.Evaluation;

/// <summary>Where an anchor lies: the latest completed procedure of its value set (clinical.md I4.surgery: the index surgery).</summary>
internal static class AnchorReading
{
    /// <summary>The anchor's procedure, dated and there by as-of; null where there is none. Words count as codes do.</summary>
    public static ProcedureFact? Find(Anchor anchor, EvaluationContext context)
    {
        ProcedureFact? latest = null;
        foreach (var fact in context.Record.Of(anchor.Procedure))
        {
            if (fact is ProcedureFact { Status: ProcedureStatus.Completed, Effective: { } when } procedure && context.AsOf.IsThere(when)
                && (latest is null || when.Start > latest.Effective!.Value.Start))
            {
                latest = procedure;
            }
        }

        return latest;
    }

    /// <summary>Whether a fact is of the anchor's day or later. Unclear where either isn't dated well enough, or the anchor isn't there.</summary>
    public static ConditionAnswer IsSince(ClinicalFact fact, Anchor anchor, EvaluationContext context)
    {
        if (Find(anchor, context) is not { Effective: { } from })
        {
            return new(Certainty.Unclear, "can't be placed, as the surgery's date isn't known");
        }

        if (fact.Effective is not { } when)
        {
            return new(Certainty.Unclear, "isn't dated");
        }

        return when.LastDay < from.FirstDay ? new(Certainty.No)
            : when.FirstDay >= from.LastDay ? new(Certainty.Yes)
            : new(Certainty.Unclear, "has a date too vague to be before or after the surgery");
    }
}
