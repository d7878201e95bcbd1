namespace Prescreen.Fhir.Model;

/// <summary>Something that belongs to a resource. <see href="https://hl7.org/fhir/R4/metadatatypes.html#RelatedArtifact"/></summary>
/// <param name="Type">documentation, derived-from, depends-on …</param>
/// <param name="Resource">The canonical URL, perhaps with "|version".</param>
/// <param name="Display">In words; null where absent.</param>
public sealed record RelatedArtifact(string Type, string Resource, string? Display = null);
