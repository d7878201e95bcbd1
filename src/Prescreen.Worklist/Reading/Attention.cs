using Prescreen.Evaluation;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Worklist.Reading;

/// <summary>What needs a person next.</summary>
public static class Attention
{
    /// <summary>
    /// True where the record speaks against the status that stands: somebody was taken further by a person, or once was a candidate, and is now found
    /// ineligible or no longer considered; or a person dismissed against a criterion that is met by now.
    /// </summary>
    public static bool IsAlert(ScreeningHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return ContraryEvidence.IsAgainst(head.Status, head.Summary.Found) || Favoured(head) is not null;
    }

    /// <summary>The id of the criterion that the subject was dismissed against and that is now met; null where the dismissal stands or there is none.</summary>
    public static string? Favoured(ScreeningHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return ContraryEvidence.InFavour(head.Status, head.Work, head.Summary);
    }

    /// <summary>True where every criterion the patient fails is a limit that was failed narrowly: the next results may meet them all.</summary>
    public static bool IsNearMiss(ScreeningHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return head.Summary.NearMisses is { IsEmpty: false } near && head.Summary.Count(Outcome.NotMet) == near.Length;
    }

    /// <summary>True where a person put the subject off to a day after <paramref name="today"/>.</summary>
    public static bool IsDeferred(ScreeningHead head, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(head);
        return head.Work.Decision is { Kind: DecisionKind.Deferred, Until: { } until } && until > today;
    }

    /// <summary>True where it waits for a person to decide: an alert, a candidate or a potential candidate.</summary>
    public static bool IsWaiting(ScreeningHead head) => Level(head) <= AttentionLevel.PotentialCandidate;

    /// <summary>How soon it needs a person.</summary>
    public static AttentionLevel Level(ScreeningHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return head.Status switch
        {
            _ when IsAlert(head) => AttentionLevel.Alert,
            "candidate" => head.Summary.Count(Outcome.Review) > 0 ? AttentionLevel.CandidateToReview : AttentionLevel.Candidate,
            "potential-candidate" => AttentionLevel.PotentialCandidate,
            _ when !SubjectStatuses.IsMachines(head.Status) && !SubjectStatuses.IsEnded(head.Status) => AttentionLevel.Persons,
            "ineligible" when head.Work.Decision is null && IsNearMiss(head) => AttentionLevel.NearMiss,
            _ => AttentionLevel.Rest,
        };
    }

    /// <summary>Within a level what comes first is smaller: fewer missing, a narrower margin.</summary>
    internal static int Within(ScreeningHead head, AttentionLevel level) => level switch
    {
        AttentionLevel.PotentialCandidate => head.Summary.Count(Outcome.Unknown),
        AttentionLevel.NearMiss => (int)(WidestMargin(head) * 10000m),
        AttentionLevel.Alert or AttentionLevel.CandidateToReview or AttentionLevel.Candidate or AttentionLevel.Persons or AttentionLevel.Rest => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    /// <summary>The widest of a near miss's margins: all of them must be made up.</summary>
    internal static decimal WidestMargin(ScreeningHead head) => head.Summary.NearMisses.Max(near => near.Margin);
}
