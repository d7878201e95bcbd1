namespace Prescreen.Facts;

/// <summary>Administrative gender. <see cref="Unknown"/> also stands for absent.</summary>
/// <remarks>https://hl7.org/fhir/R4/valueset-administrative-gender.html</remarks>
public enum Gender
{
    /// <summary>Absent, or "unknown".</summary>
    Unknown,

    /// <summary>male.</summary>
    Male,

    /// <summary>female.</summary>
    Female,

    /// <summary>other.</summary>
    Other,
}

/// <summary>Who the patient is, as far as a trial asks. https://hl7.org/fhir/R4/patient.html</summary>
public sealed class Demographics : ClinicalFact
{
    /// <summary>Date of birth, possibly only a month or a year; null where absent.</summary>
    public DateInterval? BirthDate { get; init; }

    /// <summary>Administrative gender.</summary>
    public Gender Gender { get; init; }

    /// <summary>True where Patient.deceased[x] says so; a time of death stands in <see cref="DeceasedAt"/>.</summary>
    public bool IsDeceased { get; init; }

    /// <summary>When the patient died; null where not said.</summary>
    public DateInterval? DeceasedAt { get; init; }

    /// <summary>The surviving record ("Patient/2") where this one was merged (link.type replaced-by); else null.</summary>
    public string? ReplacedBy { get; init; }

    /// <inheritdoc/>
    public override string Shown => BirthDate is { } birth ? $"born {birth}, {Gender.ToString().ToLowerInvariant()}" : Gender.ToString().ToLowerInvariant();
}
