using Prescreen.Evaluation;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.WriteBack;
using Prescreen.Worklist.Reading;

namespace Prescreen.Worklist.Digest;

/// <summary>Tells what a change of one subject is.</summary>
internal static class SubjectChanges
{
    /// <summary>From <paramref name="before"/> (null: not known then) to <paramref name="now"/>. What a person did themselves is no news to them.</summary>
    public static SubjectChange Between(ScreeningHead? before, ScreeningHead now, DateOnly today)
    {
        if (Attention.IsAlert(now))
        {
            return before is not null && Attention.IsAlert(before) ? SubjectChange.None : SubjectChange.Alert;
        }

        // Put off, dismissed or taken to screening: known to whoever did it.
        if (now.Work.Decision is not null && (Attention.IsDeferred(now, today) || Rank(now.Status) == 0))
        {
            return SubjectChange.None;
        }

        var (was, becomes) = (Rank(before?.Status), Rank(now.Status));
        if (becomes > was)
        {
            return becomes == 2 ? SubjectChange.Candidate
                : now.Summary.Count(Outcome.Unknown) >= StudyChanges.ManyMissing ? SubjectChange.Distant
                : SubjectChange.Potential;
        }

        // A status that isn't the machine's was set by a person.
        return becomes < was && SubjectStatuses.IsMachines(now.Status) ? SubjectChange.Worse : SubjectChange.None;
    }

    private static int Rank(string? status) => status switch
    {
        "candidate" => 2,
        "potential-candidate" => 1,
        _ => 0,
    };
}
