using System.Collections.Immutable;

namespace Prescreen.Fhir.Model;

/// <summary>What all resources here have in common. Prints only its type: contents may be a patient's. <see href="https://hl7.org/fhir/R4/domainresource.html"/></summary>
public abstract record FhirResource
{
    private protected FhirResource()
    {
    }

    /// <summary>The id; null on what the server shall name.</summary>
    public string? Id { get; init; }

    /// <summary>Version, profiles and tags.</summary>
    public Meta Meta { get; init; } = new();

    /// <summary>Business identifiers.</summary>
    public ImmutableArray<Identifier> Identifiers { get; init; } = [];

    /// <summary>Extensions with simple values; complex ones aren't read.</summary>
    public ImmutableArray<Extension> Extensions { get; init; } = [];

    /// <inheritdoc/>
    public sealed override string ToString() => GetType().Name;
}
