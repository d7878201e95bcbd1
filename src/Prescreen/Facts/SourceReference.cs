namespace Prescreen.Facts;

/// <summary>
/// The resource a fact was read from, as a versioned reference: "Observation/1/_history/3", without the version where the source gave none. A
/// contained resource is named by its holder and fragment: "DiagnosticReport/7#plt".
/// </summary>
/// <remarks>https://hl7.org/fhir/R4/references.html#literal</remarks>
public sealed record SourceReference(string Type, string Id, string? Version)
{
    /// <summary>"Observation/1".</summary>
    public string Unversioned => $"{Type}/{Id}";

    /// <inheritdoc/>
    public override string ToString() => Version is null ? $"{Type}/{Id}" : $"{Type}/{Id}/_history/{Version}";
}
