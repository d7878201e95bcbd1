using Prescreen.Facts;
using Prescreen.Protocols;

namespace Prescreen.Evaluation;

/// <summary>Where an anchor lies: the latest completed procedure of its value set, coded or told by a note (clinical.md I4.surgery, §7: the index surgery).</summary>
internal static class AnchorReading
{
    // A note written so soon after a coded procedure tells of that one, not of another.
    private const int SameWithinDays = 14;

    /// <summary>The anchor's procedure, dated and there by as-of; null where there is none. Words count as codes do.</summary>
    public static AnchorEvent? Find(Anchor anchor, EvaluationContext context)
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

        AnchorEvent? coded = latest is null ? null : new AnchorEvent(latest, latest.Effective!.Value);
        return anchor.Said is { } said ? Told(anchor, said, coded, context) ?? coded : coded;
    }

    /// <summary>Whether a time is the anchor's day or later. Unclear where either isn't dated well enough, or the anchor isn't there.</summary>
    public static ConditionAnswer IsSince(DateInterval? time, Anchor anchor, EvaluationContext context)
    {
        if (Find(anchor, context) is not { When: var from })
        {
            return new(Certainty.Unclear, "can't be placed, as the surgery's date isn't known");
        }

        if (time is not { } when)
        {
            return new(Certainty.Unclear, "isn't dated");
        }

        return when.LastDay < from.FirstDay ? new(Certainty.No)
            : when.FirstDay >= from.LastDay ? new(Certainty.Yes)
            : new(Certainty.Unclear, "has a date too vague to be before or after the surgery");
    }

    // The latest that words tell of after the coded one: an operation's own note, or any text that gives the operation's date.
    private static AnchorEvent? Told(Anchor anchor, FindingQuery said, AnchorEvent? coded, EvaluationContext context)
    {
        AnchorEvent? latest = null;
        foreach (var mention in context.Record.Mentions(said.Kind))
        {
            if (!said.Matches(mention.Finding) || NarrativeReading.IsOutranked(mention) || !NarrativeReading.IsFinal(mention) || !NarrativeReading.IsThere(mention, context))
            {
                continue;
            }

            var isOwnNote = mention.Finding.Assertion is Assertion.Present && anchor.Note is { } note && NarrativeReading.IsAmong(mention.Fact, [note]);
            var when = NarrativeReading.ToldBy(mention.Finding, context) ?? (isOwnNote ? NarrativeReading.Written(mention.Fact) : null);
            if (when is { } done && !IsSame(coded, done) && (latest is not { When: var other } || done.Start > other.Start || (done.Start == other.Start && done.End < other.End)))
            {
                latest = new AnchorEvent(mention.Fact, done, mention.Finding);
            }
        }

        return latest;
    }

    private static bool IsSame(AnchorEvent? coded, DateInterval told)
        => coded is { When: var when } && told.FirstDay <= when.LastDay.AddDays(SameWithinDays);
}
