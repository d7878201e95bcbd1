namespace Prescreen.Facts;

/// <summary>Whether a condition still is. https://hl7.org/fhir/R4/valueset-condition-clinical.html</summary>
public enum ClinicalStatus
{
    /// <summary>Not said: counts as active.</summary>
    Absent,

    /// <summary>active, recurrence or relapse.</summary>
    Active,

    /// <summary>inactive.</summary>
    Inactive,

    /// <summary>remission.</summary>
    Remission,

    /// <summary>resolved.</summary>
    Resolved,

    /// <summary>A code nobody knows.</summary>
    Unreadable,
}

/// <summary>How sure the hospital is of it. https://hl7.org/fhir/R4/valueset-condition-ver-status.html</summary>
public enum VerificationStatus
{
    /// <summary>Not said: counts as confirmed.</summary>
    Absent,

    /// <summary>confirmed.</summary>
    Confirmed,

    /// <summary>unconfirmed, provisional or differential: gives review where it would decide.</summary>
    Uncertain,

    /// <summary>refuted: doesn't exist, but cancels the same code confirmed earlier.</summary>
    Refuted,
}

/// <summary>A diagnosis or problem. https://hl7.org/fhir/R4/condition.html <see cref="ClinicalFact.Effective"/> is onset, else recordedDate.</summary>
public sealed class ConditionFact : ClinicalFact
{
    /// <summary>Whether it still is.</summary>
    public ClinicalStatus Clinical { get; init; }

    /// <summary>How sure the hospital is.</summary>
    public VerificationStatus Verification { get; init; }

    /// <summary>When it began; null where not said (or only as an age or words).</summary>
    public DateInterval? Onset { get; init; }

    /// <summary>When it ended; null where not said.</summary>
    public DateInterval? Abatement { get; init; }

    /// <summary>True where it ended at a time the source doesn't date (abatementBoolean, -Age, -String).</summary>
    public bool IsAbated { get; init; }

    /// <summary>When it was written down; null where not said.</summary>
    public DateInterval? Recorded { get; init; }
}
