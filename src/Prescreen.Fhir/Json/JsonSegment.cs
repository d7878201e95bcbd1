namespace Prescreen.Fhir.Json;

/// <summary>One member or item: from the end of the one before (so with its comma) over its value's first byte to its end.</summary>
internal sealed record JsonSegment(string Name, int Start, int ValueStart, int End);
