namespace Prescreen.Fhir.Validation.Definitions;

/// <summary>A definition not yet read: its kind, its URL, the bytes of its JSON, and where they come from.</summary>
/// <param name="Type">StructureDefinition, ValueSet or CodeSystem.</param>
/// <param name="Url">Canonical URL without a version.</param>
/// <param name="Json">The resource.</param>
/// <param name="File">The file it stands in; null for those that come with the assembly.</param>
internal sealed record DefinitionEntry(string Type, string Url, ReadOnlyMemory<byte> Json, string? File = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Type} {Url}";
}
