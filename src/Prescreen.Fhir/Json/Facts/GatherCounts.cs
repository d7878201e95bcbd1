namespace Prescreen.Fhir.Json.Facts;

/// <summary>How much was read, for the statistics of a screening.</summary>
/// <param name="Resources">All resources seen.</param>
/// <param name="Kept">Resources that gave facts.</param>
/// <param name="Ignored">Resources that would have, but name no patient.</param>
/// <param name="Damaged">Resources that are no JSON or no FHIR.</param>
public sealed record GatherCounts(long Resources, long Kept, long Ignored, long Damaged);
