namespace Prescreen.TestServer;

/// <summary>Which subscriptions a server serves and announces; others are refused with 422.</summary>
[Flags]
public enum SubscriptionForms
{
    /// <summary>None, as at Epic or Oracle Health.</summary>
    None = 0,

    /// <summary>R4's own: criteria are a search, as on HAPI and Medplum.</summary>
    Classic = 1,

    /// <summary>The R5 backport: criteria are a topic.</summary>
    Topic = 2,

    /// <summary>Both.</summary>
    Both = Classic | Topic,
}
