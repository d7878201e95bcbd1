namespace Prescreen.Worklist.Reading;

/// <summary>How soon a subject needs a person, the soonest first.</summary>
public enum AttentionLevel
{
    /// <summary>The record speaks against the status that stands.</summary>
    Alert,

    /// <summary>A candidate of whom something must be read.</summary>
    CandidateToReview,

    /// <summary>A candidate.</summary>
    Candidate,

    /// <summary>A potential candidate, by how little is missing.</summary>
    PotentialCandidate,

    /// <summary>A person has taken it further.</summary>
    Persons,

    /// <summary>Ineligible, but only by limits failed narrowly, the narrowest first.</summary>
    NearMiss,

    /// <summary>Ineligible or ended.</summary>
    Rest,
}
