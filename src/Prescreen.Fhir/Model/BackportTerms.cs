using System.Collections.Immutable;

namespace Prescreen.Fhir.Model;

/// <summary>The extensions that make an R4 Subscription topic-based. <see href="https://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition-backport-subscription.html"/></summary>
public sealed record BackportTerms
{
    /// <summary>Filters, each a search: <c>Observation?code=…</c>.</summary>
    public ImmutableArray<string> Filters { get; init; } = [];

    /// <summary>empty, id-only or full-resource.</summary>
    public string Content { get; init; } = "id-only";

    /// <summary>Seconds between heartbeats; null for none.</summary>
    public long? HeartbeatSeconds { get; init; }

    /// <summary>Seconds the server waits for us; null for its own choice.</summary>
    public long? TimeoutSeconds { get; init; }

    /// <summary>The most events in one notification; null for the server's choice.</summary>
    public long? MaxCount { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Content;
}
