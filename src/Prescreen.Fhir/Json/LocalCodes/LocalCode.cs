namespace Prescreen.Fhir.Json.LocalCodes;

/// <summary>A site's own code that comes without any code others know, or whose meaning the site's map tells.</summary>
/// <param name="ResourceType">The resource it stands in, "Observation".</param>
/// <param name="System">Its system; "" where the coding names none.</param>
/// <param name="Code">The code; "" where the coding has only a display.</param>
/// <param name="Display">The first display it came with; null where none did.</param>
/// <param name="Unit">The first unit its values came in; null where none did.</param>
/// <param name="Count">How often it was found.</param>
/// <param name="MappedTo">The standard code that the site's map names for it, in words; null where none does.</param>
public sealed record LocalCode(string ResourceType, string System, string Code, string? Display, string? Unit, int Count, string? MappedTo = null);
