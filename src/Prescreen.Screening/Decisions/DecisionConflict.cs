using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Decisions;

/// <summary>Somebody else changed the subject since the person looked. Nothing was written; here are both sides, to decide anew.</summary>
public sealed record DecisionConflict() : Problem(ProblemKind.Conflict, "DECI-001", "Somebody else changed this subject since you looked; see what they did, and decide again.")
{
    /// <summary>The status that stands.</summary>
    public required string TheirStatus { get; init; }

    /// <summary>Who has the subject now, and what was decided by whom and when.</summary>
    public required SubjectWork TheirWork { get; init; }

    /// <summary>The version that stands: deciding on it is deciding in knowledge of it. Null where the server has none.</summary>
    public required string? TheirVersion { get; init; }

    /// <summary>When the subject was last stored, by whomever; null where the server doesn't say.</summary>
    public DateTimeOffset? TheirTime { get; init; }

    /// <summary>What was asked for and not done.</summary>
    public required SubjectDecisionRequest Ours { get; init; }
}
