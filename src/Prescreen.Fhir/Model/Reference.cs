namespace Prescreen.Fhir.Model;

/// <summary>A reference: <c>Type/id</c>, with <c>/_history/n</c>, absolute, <c>urn:uuid:…</c> or <c>#contained</c>; null where it is by identifier only. <see href="https://hl7.org/fhir/R4/references.html"/></summary>
public sealed record Reference(string? Target)
{
    /// <summary>The words a viewer shows; null where absent.</summary>
    public string? Display { get; init; }

    /// <summary>The identifier of what is referred to; null where absent.</summary>
    public Identifier? Identifier { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "Reference";
}
