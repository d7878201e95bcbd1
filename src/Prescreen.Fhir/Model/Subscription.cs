using System.Collections.Immutable;

namespace Prescreen.Fhir.Model;

/// <summary>What a server shall tell us of, and where; with backport terms the criteria is a topic's canonical. <see href="https://hl7.org/fhir/R4/subscription.html"/></summary>
public sealed record Subscription : FhirResource
{
    /// <summary>requested, active, error, off.</summary>
    public required string Status { get; init; }

    /// <summary>Why, in words; ours begin with a tag of our own.</summary>
    public required string Reason { get; init; }

    /// <summary>A search without base, or a topic's canonical.</summary>
    public required string Criteria { get; init; }

    /// <summary>Where notifications go; null where absent.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The MIME type of the body; null for empty notifications.</summary>
    public string? Payload { get; init; }

    /// <summary>Literal <c>Name: value</c>; servers may hide them when read.</summary>
    public ImmutableArray<string> Headers { get; init; } = [];

    /// <summary>When it ends by itself; null where never.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>The server's last complaint; null where none.</summary>
    public string? Error { get; init; }

    /// <summary>The terms of a topic-based subscription; null for a classic one.</summary>
    public BackportTerms? Backport { get; init; }
}
