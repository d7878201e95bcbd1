namespace Prescreen.Screening.Decisions;

/// <summary>Writes what people decide about subjects to the results server, as theirs.</summary>
public interface ISubjectDecisions
{
    /// <summary>
    /// Carries out one act and says how the subject stands afterwards. May be repeated: the same request finds itself done. A problem of kind
    /// Conflict is a <see cref="DecisionConflict"/> where somebody else changed the subject since the person looked: nothing was written then.
    /// </summary>
    Task<Result<DecidedSubject>> DecideAsync(SubjectDecisionRequest request, CancellationToken ct);
}
