namespace Prescreen.Fhir.Subscriptions;

/// <summary>How a server is asked to notify. <see href="https://hl7.org/fhir/R4/subscription.html"/></summary>
public enum SubscriptionForm
{
    /// <summary>A topic where one is configured, else classic criteria.</summary>
    Auto,

    /// <summary>Search criteria, one Subscription for each part of the plan.</summary>
    Classic,

    /// <summary>One Subscription to a topic, with the plan as its filters.</summary>
    Topic,
}
