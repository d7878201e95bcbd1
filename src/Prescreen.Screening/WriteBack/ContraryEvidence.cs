using Prescreen.Evaluation;
using Prescreen.Insights;
using Prescreen.Screening.Decisions;

namespace Prescreen.Screening.WriteBack;

/// <summary>Whether the record speaks against the status that stands: the one rule of pages, cards, digest, tasks and list flags.</summary>
public static class ContraryEvidence
{
    /// <summary>True where the subject is still in the trial or in view of it and the record now rules it out. Whom a person ended needs nothing spoken against.</summary>
    public static bool IsAgainst(string status, EligibilityStatus found)
        => found is EligibilityStatus.Ineligible or EligibilityStatus.NotConsidered && !SubjectStatuses.IsEnded(status);

    /// <summary>
    /// The id of the criterion that a person dismissed the subject against, because the chart says that it isn't met, and that the record now says is met, while
    /// nothing else rules the patient out; null where the dismissal stands. What the engine had found met when the person dismissed is no news, and where
    /// nobody knows what it had found, nothing is.
    /// </summary>
    public static string? InFavour(string status, SubjectWork work, SubjectSummary now)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(now);
        return status == "ineligible"
            && work.Decision is { Kind: DecisionKind.Dismissed, Reason: DismissalReasons.NotMetInChart, Criterion: { } criterion, Found: { } then }
            && now.Found is EligibilityStatus.Candidate or EligibilityStatus.PotentialCandidate
            && IsNews(then)
            // That nothing is found any more is no proof.
            && now.OutcomeOf(criterion) is Outcome.Met
            ? criterion
            : null;
    }

    private static bool IsNews(Outcome then) => then switch
    {
        Outcome.Met or Outcome.NotFound => false,
        Outcome.NotMet or Outcome.Unknown or Outcome.Review or Outcome.Judgement or Outcome.NotApplicable => true,
        _ => throw new ArgumentOutOfRangeException(nameof(then)),
    };
}
