using System.Collections.Immutable;

namespace Prescreen.Fhir.Model;

/// <summary>One criterion's verdict. <see href="https://hl7.org/fhir/R4/observation-definitions.html#Observation.component"/></summary>
public sealed record AssessmentComponent(CodeableConcept Code)
{
    /// <summary>The outcome, its text the reason; null where the outcome is that data lacks.</summary>
    public CodeableConcept? Value { get; init; }

    /// <summary>Why there is no outcome; null where there is one.</summary>
    public CodeableConcept? AbsentReason { get; init; }

    /// <summary>What FHIR has no element for: evidence, basis, the next change.</summary>
    public ImmutableArray<Extension> Extensions { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => "component";
}
