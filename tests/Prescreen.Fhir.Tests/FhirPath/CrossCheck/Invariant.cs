namespace Prescreen.Fhir.Tests.FhirPath.CrossCheck;

/// <summary>A constraint of R4.</summary>
internal sealed record Invariant(string Key, string Expression, bool IsError);
