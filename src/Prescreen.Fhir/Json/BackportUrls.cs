namespace Prescreen.Fhir.Json;

/// <summary>Names of the topic-based subscription extensions in R4. <see href="https://hl7.org/fhir/uv/subscriptions-backport/artifacts.html"/></summary>
internal static class BackportUrls
{
    public const string SubscriptionProfile = Base + "backport-subscription";
    public const string NotificationProfile = Base + "backport-subscription-notification-r4";
    public const string StatusProfile = Base + "backport-subscription-status-r4";
    public const string FilterCriteria = Base + "backport-filter-criteria";
    public const string PayloadContent = Base + "backport-payload-content";
    public const string HeartbeatPeriod = Base + "backport-heartbeat-period";
    public const string Timeout = Base + "backport-timeout";
    public const string MaxCount = Base + "backport-max-count";

    private const string Base = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
}
