using System.Collections.Immutable;

namespace Prescreen.Screening.Decisions;

/// <summary>What people noted about subjects.</summary>
public interface ISubjectNotes
{
    /// <summary>The notes of a subject ("ResearchSubject/1"), oldest first; empty where there are none.</summary>
    Task<Result<ImmutableArray<SubjectNote>>> NotesAsync(string subject, CancellationToken ct);
}
