using System.Collections.Immutable;

namespace Prescreen.Fhir.Model;

/// <summary>What the server and we note about a resource; version and time are the server's and are never written. <see href="https://hl7.org/fhir/R4/resource.html#Meta"/></summary>
public sealed record Meta
{
    /// <summary>The version; null where absent.</summary>
    public string? VersionId { get; init; }

    /// <summary>When the server last stored it; null where absent.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>Canonicals of the profiles claimed.</summary>
    public ImmutableArray<string> Profiles { get; init; } = [];

    /// <summary>Tags.</summary>
    public ImmutableArray<Coding> Tags { get; init; } = [];
}
