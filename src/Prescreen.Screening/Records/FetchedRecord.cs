using Prescreen.Facts;

namespace Prescreen.Screening.Records;

/// <summary>What the EHR gave of one patient.</summary>
public sealed record FetchedRecord
{
    /// <summary>The record; null where the patient was merged into another.</summary>
    public PatientRecord? Record { get; init; }

    /// <summary>The record that this one was merged into ("Patient/2"); null where it stands for itself.</summary>
    public string? MergedInto { get; init; }

    /// <summary>What could not be read; a person must know that a verdict may lack it.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Nothing of the patient.</summary>
    public override string ToString() => MergedInto is null ? "a record" : "a merged record";
}
