using System.Collections.Immutable;

namespace Prescreen.Fhir.Model;

/// <summary>What a server does with one resource type. <see href="https://hl7.org/fhir/R4/capabilitystatement-definitions.html#CapabilityStatement.rest.resource"/></summary>
public sealed record TypeCapabilities(string Type)
{
    /// <summary>read, vread, update, patch, delete, history-instance, history-type, create, search-type.</summary>
    public ImmutableHashSet<string> Interactions { get; init; } = [];

    /// <summary>True where If-None-Exist is understood.</summary>
    public bool HasConditionalCreate { get; init; }

    /// <summary>True where <c>PUT Type?query</c> is understood.</summary>
    public bool HasConditionalUpdate { get; init; }

    /// <summary>True where a PUT to an unknown id creates.</summary>
    public bool HasUpdateCreate { get; init; }

    /// <summary>no-version, versioned or versioned-update; null where absent.</summary>
    public string? Versioning { get; init; }

    /// <summary>Names of the search parameters.</summary>
    public ImmutableHashSet<string> SearchParameters { get; init; } = [];

    /// <summary>Names of the type's operations, without <c>$</c>.</summary>
    public ImmutableHashSet<string> Operations { get; init; } = [];

    /// <summary>Canonicals of the subscription topics listed with the type.</summary>
    public ImmutableArray<string> SubscriptionTopics { get; init; } = [];
}
