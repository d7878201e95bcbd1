namespace Prescreen.Fhir.Validation.Definitions;

/// <summary>A definition not yet read: its kind, its URL, and the bytes of its JSON.</summary>
/// <param name="Type">StructureDefinition, ValueSet or CodeSystem.</param>
/// <param name="Url">Canonical URL without a version.</param>
/// <param name="Json">The resource.</param>
internal sealed record DefinitionEntry(string Type, string Url, ReadOnlyMemory<byte> Json)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Type} {Url}";
}
