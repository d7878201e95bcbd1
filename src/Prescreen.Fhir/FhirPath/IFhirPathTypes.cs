namespace Prescreen.Fhir.FhirPath;

/// <summary>The FHIR types an expression can name and a node can have. Implementations are immutable. https://hl7.org/fhir/R4/datatypes.html</summary>
public interface IFhirPathTypes
{
    /// <summary>The type of a name ("Patient", "Quantity", "code"), exactly as FHIR spells it; null where there is none.</summary>
    IFhirPathType? Find(string name);
}
