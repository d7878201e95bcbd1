namespace Prescreen.Vocabulary;

/// <summary>A local code that means what the value set means. An empty system is a coding without one.</summary>
/// <param name="System">The local code's system.</param>
/// <param name="Code">The local code.</param>
/// <param name="ValueSetId">The value set.</param>
/// <param name="MappedTo">The standard code that the site's map names, in words: "LOINC 777-3"; null where it names none.</param>
public sealed record SiteCode(string System, string Code, string ValueSetId, string? MappedTo = null);
