using System.Collections.Immutable;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Subscriptions;

/// <summary>What a server said when it called: a hint of what changed, never the truth about it.</summary>
public abstract record Notification
{
    private protected Notification()
    {
    }

    /// <inheritdoc/>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>A classic rest-hook; all members are null for an empty one. <see href="https://hl7.org/fhir/R4/subscription.html#rest-hook"/></summary>
public sealed record ClassicNotification : Notification
{
    /// <summary>The resource's type; null where not told.</summary>
    public string? ResourceType { get; init; }

    /// <summary>The resource's id; null where not told.</summary>
    public string? Id { get; init; }

    /// <summary>The resource's version; null where not told.</summary>
    public string? VersionId { get; init; }

    /// <summary>The patient as <c>Patient/id</c>; null where not told.</summary>
    public string? Patient { get; init; }

    /// <summary>True where the resource was deleted.</summary>
    public bool IsDeleted { get; init; }
}

/// <summary>A topic-based notification. <see href="https://hl7.org/fhir/uv/subscriptions-backport/notifications.html"/></summary>
public sealed record BackportNotification : Notification
{
    /// <summary>handshake, heartbeat, event-notification, query-status or query-event.</summary>
    public required string Type { get; init; }

    /// <summary>The Subscription's id.</summary>
    public required string SubscriptionId { get; init; }

    /// <summary>The Subscription's status; null where not told.</summary>
    public string? Status { get; init; }

    /// <summary>How many events there have been; null where not told.</summary>
    public long? EventsSinceStart { get; init; }

    /// <summary>The events, with the patient where it was named or its resource included.</summary>
    public ImmutableArray<NotificationEvent> Events { get; init; } = [];
}
