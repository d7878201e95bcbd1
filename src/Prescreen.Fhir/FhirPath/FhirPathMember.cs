namespace Prescreen.Fhir.FhirPath;

/// <summary>
/// An element of a type: <paramref name="Name"/> as expressions write it ("value", never "valueQuantity" or "value[x]") and its type. Where it holds any
/// resource (contained, Bundle.entry.resource) the type is Resource or DomainResource, and the resource's own is looked up when it is read.
/// </summary>
public sealed record FhirPathMember(string Name, IFhirPathType Type)
{
    /// <summary>True for a modifier element ("status", "modifierExtension").</summary>
    public bool IsModifier { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
