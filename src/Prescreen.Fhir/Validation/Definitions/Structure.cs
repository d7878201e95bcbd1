using System.Collections.Immutable;

namespace Prescreen.Fhir.Validation.Definitions;

/// <summary>A StructureDefinition made ready to validate with. <see href="https://hl7.org/fhir/R4/structuredefinition.html"/></summary>
internal sealed record Structure(string Url, string Type, string Kind, ElementNode Root)
{
    /// <summary>Canonical URL of what it is derived from; null for the roots.</summary>
    public string? Base { get; init; }

    /// <summary>True where no instance has this very type: Resource, DomainResource, Element.</summary>
    public bool IsAbstract { get; init; }

    /// <summary>True for profiles, false for the types themselves.</summary>
    public bool IsProfile { get; init; }

    /// <summary>Where an extension may stand; empty for all else.</summary>
    public ImmutableArray<ExtensionContext> Contexts { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Url;
}
