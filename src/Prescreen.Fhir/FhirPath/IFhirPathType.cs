namespace Prescreen.Fhir.FhirPath;

/// <summary>A FHIR type as FHIRPath sees it; a backbone element (Observation.component) is a type of its own, named "BackboneElement" or "Element".</summary>
public interface IFhirPathType
{
    /// <summary>"Patient", "Quantity", "code", "BackboneElement": what <c>is</c> and <c>ofType</c> compare with.</summary>
    string Name { get; }

    /// <summary>The type it specializes: Age, Quantity, Element; null above Element and Resource.</summary>
    IFhirPathType? Base { get; }

    /// <summary>What the property <paramref name="json"/> of this type holds, inherited ones included, null where it has no such property: "valueQuantity" is ("value", Quantity).</summary>
    FhirPathMember? Member(string json);
}
