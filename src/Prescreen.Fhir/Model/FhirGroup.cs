using System.Collections.Immutable;

namespace Prescreen.Fhir.Model;

/// <summary>People by what they have in common: a Group that isn't actual. <see href="https://hl7.org/fhir/R4/group.html"/></summary>
public sealed record FhirGroup : FhirResource
{
    /// <summary>What it is called; null where absent.</summary>
    public string? Name { get; init; }

    /// <summary>What its members have or lack.</summary>
    public ImmutableArray<GroupCharacteristic> Characteristics { get; init; } = [];
}
