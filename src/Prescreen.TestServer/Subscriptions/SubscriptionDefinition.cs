using System.Collections.Immutable;

namespace Prescreen.TestServer.Subscriptions;

/// <summary>A search a changed resource must match: "Observation?code=1234-5" taken apart.</summary>
internal sealed record Criterion(string Type, string Query);

/// <summary>How much a backport notification tells.</summary>
internal enum PayloadContent
{
    Empty,
    IdOnly,
    FullResource,
}

/// <summary>A Subscription as the engine needs it. See http://hl7.org/fhir/R4/subscription.html.</summary>
internal sealed record SubscriptionDefinition(string Id, string Status, Uri Endpoint)
{
    /// <summary>The one criterion of a classic subscription, or the filters of a topic's.</summary>
    public required ImmutableArray<Criterion> Criteria { get; init; }

    /// <summary>Canonical URL of the topic; null for a classic subscription.</summary>
    public string? Topic { get; init; }

    /// <summary>The topic as configured; null where only the filters say what it is about.</summary>
    public TopicDefinition? Known { get; init; }

    /// <summary>Media type of the payload; null sends an empty POST.</summary>
    public string? Payload { get; init; }

    public PayloadContent Content { get; init; }

    public ImmutableArray<string> Headers { get; init; } = [];

    public TimeSpan? Heartbeat { get; init; }

    public TimeSpan? Timeout { get; init; }

    /// <summary>Most events in one notification.</summary>
    public int MaxCount { get; init; } = 1;

    public DateTimeOffset? End { get; init; }

    public bool IsActive => Status == "active";
}
