namespace Prescreen.Screening.WriteBack;

/// <summary>Where the results of screenings are written: a FHIR server, the record of truth for what people decide.</summary>
public interface ISubjectStore
{
    /// <summary>
    /// Brings the subject, its assessment, provenance, tasks and list entry up to date. May be repeated after any failure: writing twice is writing
    /// once. What a person set is never changed.
    /// </summary>
    Task<Result<WrittenSubject>> WriteAsync(SubjectUpdate update, CancellationToken ct);
}
