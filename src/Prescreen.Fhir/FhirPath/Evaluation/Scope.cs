namespace Prescreen.Fhir.FhirPath.Evaluation;

/// <summary>What $this, $index and $total stand for; an index of -1 and a total of null where there is none.</summary>
internal sealed record Scope(IReadOnlyList<FhirPathItem> This, int Index = -1, IReadOnlyList<FhirPathItem>? Total = null);
