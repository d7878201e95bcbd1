namespace Prescreen.Fhir.Model;

/// <summary>A trial. <see href="https://hl7.org/fhir/R4/researchstudy.html"/></summary>
public sealed record ResearchStudy : FhirResource
{
    /// <summary>active, administratively-completed, closed-to-accrual …</summary>
    public required string Status { get; init; }

    /// <summary>The short name coordinators know it by; null where absent.</summary>
    public string? Title { get; init; }

    /// <summary>What it is about, in Markdown; null where absent.</summary>
    public string? Description { get; init; }
}
