using System.Collections.Immutable;

namespace Prescreen.Fhir.Model;

/// <summary>The Observation that holds one evaluation of one patient for one protocol: a component per criterion. <see href="https://hl7.org/fhir/R4/observation.html"/></summary>
public sealed record Assessment : FhirResource
{
    /// <summary>final, amended, entered-in-error.</summary>
    public string Status { get; init; } = "final";

    /// <summary>The local code of an eligibility assessment.</summary>
    public required CodeableConcept Code { get; init; }

    /// <summary>Observation.subject.</summary>
    public required Reference Patient { get; init; }

    /// <summary>The ResearchSubject.</summary>
    public required Reference Focus { get; init; }

    /// <summary>The engine: R4 performers can't be devices.</summary>
    public required Reference Device { get; init; }

    /// <summary>The instant as of which the record was judged.</summary>
    public required DateTimeOffset Effective { get; init; }

    /// <summary>When it was written; null to leave out.</summary>
    public DateTimeOffset? Issued { get; init; }

    /// <summary>The verdict as a whole; null to leave out.</summary>
    public CodeableConcept? Value { get; init; }

    /// <summary>One text for people; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>One per criterion, in the protocol's order.</summary>
    public ImmutableArray<AssessmentComponent> Components { get; init; } = [];
}
