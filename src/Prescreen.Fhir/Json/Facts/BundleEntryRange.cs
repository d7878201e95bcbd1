namespace Prescreen.Fhir.Json.Facts;

/// <summary>Where an entry's parts stand in the bytes of a Bundle; empty ranges where absent.</summary>
internal readonly record struct BundleEntryRange(Range FullUrl, Range Resource, Range Request, Range Response);
