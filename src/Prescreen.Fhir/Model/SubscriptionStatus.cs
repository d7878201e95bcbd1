using System.Collections.Immutable;

namespace Prescreen.Fhir.Model;

/// <summary>The Parameters at the head of a topic-based notification and of <c>$status</c>. <see href="https://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition-backport-subscription-status-r4.html"/></summary>
public sealed record SubscriptionStatus
{
    /// <summary>The Subscription's reference as sent.</summary>
    public required string Subscription { get; init; }

    /// <summary>The topic's canonical; null where absent.</summary>
    public string? Topic { get; init; }

    /// <summary>requested, active, error, off; null where absent.</summary>
    public string? Status { get; init; }

    /// <summary>handshake, heartbeat, event-notification, query-status, query-event.</summary>
    public required string Type { get; init; }

    /// <summary>How many events there have been; null where absent.</summary>
    public long? EventsSinceStart { get; init; }

    /// <summary>The events told of now.</summary>
    public ImmutableArray<NotificationEvent> Events { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Type} {EventsSinceStart}, {Events.Length} events";
}
