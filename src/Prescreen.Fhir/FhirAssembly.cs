namespace Prescreen.Fhir;

/// <summary>Names this assembly for convention tests.</summary>
public static class FhirAssembly;
