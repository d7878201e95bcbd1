namespace Prescreen.Screening.Ledger;

/// <summary>How far a stream was followed: the last event number, and the last instant by the server's clock; null where not known yet.</summary>
public sealed record Watermark(string Key, long? EventNumber, DateTimeOffset? At)
{
    /// <summary>The key of a subscription: its event number, and when it was last heard of.</summary>
    public static string OfSubscription(string id) => $"subscription/{id}";

    /// <summary>The key of a subscription's last gap: the number after it, and when it was seen.</summary>
    public static string OfGap(string id) => $"gap/{id}";

    /// <summary>The key of the catch-up of a resource type: the server's time up to which all was read.</summary>
    public static string OfCatchUp(string resourceType) => $"catch-up/{resourceType}";
}
