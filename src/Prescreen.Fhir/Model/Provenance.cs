using System.Collections.Immutable;

namespace Prescreen.Fhir.Model;

/// <summary>What was made from what, by which engine and protocol, or what a person decided and why. <see href="https://hl7.org/fhir/R4/provenance.html"/></summary>
public sealed record Provenance : FhirResource
{
    /// <summary>What was made, best by versioned reference.</summary>
    public ImmutableArray<Reference> Targets { get; init; } = [];

    /// <summary>When.</summary>
    public required DateTimeOffset Recorded { get; init; }

    /// <summary>The engine's Device, or the person.</summary>
    public required Reference Agent { get; init; }

    /// <summary>What the agent did (CodeSystem provenance-participant-type): assembler for an engine, author for a person.</summary>
    public string AgentType { get; init; } = "assembler";

    /// <summary>Why.</summary>
    public ImmutableArray<CodeableConcept> Reasons { get; init; } = [];

    /// <summary>What was done; null to leave out.</summary>
    public CodeableConcept? Activity { get; init; }

    /// <summary>URIs of protocol version and fingerprint.</summary>
    public ImmutableArray<string> Policies { get; init; } = [];

    /// <summary>Every used resource, by versioned reference.</summary>
    public ImmutableArray<Reference> Sources { get; init; } = [];

    /// <summary>What was changed, by the versioned references of what it was before.</summary>
    public ImmutableArray<Reference> Revisions { get; init; } = [];
}
