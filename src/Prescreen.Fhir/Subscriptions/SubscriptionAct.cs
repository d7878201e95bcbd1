namespace Prescreen.Fhir.Subscriptions;

/// <summary>What was done about one subscription.</summary>
public enum SubscriptionAct
{
    /// <summary>It was as it should be.</summary>
    Kept,

    /// <summary>It was missing.</summary>
    Created,

    /// <summary>It was other than planned, in error or off, and was asked for again.</summary>
    Repaired,

    /// <summary>It was ours and is no longer wanted.</summary>
    Removed,
}
