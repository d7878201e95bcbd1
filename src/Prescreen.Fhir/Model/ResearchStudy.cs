using System.Collections.Immutable;

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

    /// <summary>phase-1, phase-1-phase-2 …; null where absent. Written, not read.</summary>
    public CodeableConcept? Phase { get; init; }

    /// <summary>The arms' names. Written, not read.</summary>
    public ImmutableArray<string> Arms { get; init; } = [];

    /// <summary>The Groups that say who may take part. Written, not read.</summary>
    public ImmutableArray<Reference> Enrollment { get; init; } = [];

    /// <summary>What is written about it. Written, not read.</summary>
    public ImmutableArray<RelatedArtifact> RelatedArtifacts { get; init; } = [];
}
