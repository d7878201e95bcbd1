namespace Prescreen.Fhir.Subscriptions;

/// <summary>One subscription of ours as the server has it.</summary>
public sealed record SubscriptionState(string Name, string? Id, string Status, string Criteria)
{
    /// <summary>What was done about it just now.</summary>
    public SubscriptionAct Act { get; init; }

    /// <summary>The server's complaint; null where it has none.</summary>
    public string? Error { get; init; }

    /// <summary>How many events a topic's subscription has had; null for classic ones and where the server didn't say.</summary>
    public long? EventsSinceStart { get; init; }
}
