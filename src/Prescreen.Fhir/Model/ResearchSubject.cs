namespace Prescreen.Fhir.Model;

/// <summary>A patient in view of a trial: the state of the work between machine and people. <see href="https://hl7.org/fhir/R4/researchsubject.html"/></summary>
public sealed record ResearchSubject : FhirResource
{
    /// <summary>candidate, eligible, ineligible, potential-candidate, screening, on-study …</summary>
    public required string Status { get; init; }

    /// <summary>The ResearchStudy.</summary>
    public required Reference Study { get; init; }

    /// <summary>The Patient.</summary>
    public required Reference Individual { get; init; }

    /// <summary>The Consent; null where none.</summary>
    public Reference? Consent { get; init; }
}
