namespace Prescreen.Screening.Records;

/// <summary>Where records are read from: the EHR.</summary>
public interface IPatientRecords
{
    /// <summary>All of a patient's record ("Patient/1") that the active protocols ask for, whole or not at all.</summary>
    Task<Result<FetchedRecord>> FetchAsync(string patient, CancellationToken ct);

    /// <summary>Whose a resource is, also of one that was deleted; the patient is empty where it is nobody's or nobody knows any more.</summary>
    Task<Result<ResourceOwner>> OwnerOfAsync(string type, string id, CancellationToken ct);
}
