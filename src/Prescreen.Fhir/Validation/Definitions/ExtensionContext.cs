namespace Prescreen.Fhir.Validation.Definitions;

/// <summary>Where an extension may stand. <see href="https://hl7.org/fhir/R4/defining-extensions.html#context"/></summary>
/// <param name="Kind">element, extension or fhirpath.</param>
/// <param name="Expression">A path of elements, the URL of an extension, or FHIRPath.</param>
internal sealed record ExtensionContext(string Kind, string Expression);
