namespace Prescreen.Fhir.Model;

/// <summary>One event of a topic-based subscription; numbers count from 1 without gaps. <see href="https://hl7.org/fhir/uv/subscriptions-backport/notifications.html"/></summary>
public sealed record NotificationEvent(long Number)
{
    /// <summary>When it happened; null where absent or a date only.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>What changed, as sent; null where notifications are empty.</summary>
    public string? Focus { get; init; }

    /// <summary>The patient as <c>Patient/id</c>; null where not told.</summary>
    public string? Patient { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"event {Number}";
}
