namespace Prescreen.Evaluation;

/// <summary>A patient's status for a protocol. clinical.md §1.</summary>
public enum EligibilityStatus
{
    /// <summary>The criteria that say whom the trial considers are not all met or review: nothing is written.</summary>
    NotConsidered,

    /// <summary>Some criterion is not met.</summary>
    Ineligible,

    /// <summary>None is not met, some are unknown.</summary>
    PotentialCandidate,

    /// <summary>None is not met and none is unknown.</summary>
    Candidate,
}
