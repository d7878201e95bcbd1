namespace Prescreen.TestServer.Subscriptions;

/// <summary>URLs of the R4 subscriptions backport. See http://hl7.org/fhir/uv/subscriptions-backport/.</summary>
internal static class Backport
{
    private const string Definitions = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    public const string Operations = "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/";
    public const string SubscriptionProfile = Definitions + "backport-subscription";
    public const string NotificationProfile = Definitions + "backport-subscription-notification-r4";
    public const string StatusProfile = Definitions + "backport-subscription-status-r4";
    public const string TopicCanonical = Definitions + "capabilitystatement-subscriptiontopic-canonical";
    public const string FilterCriteria = Definitions + "backport-filter-criteria";
    public const string PayloadContent = Definitions + "backport-payload-content";
    public const string HeartbeatPeriod = Definitions + "backport-heartbeat-period";
    public const string Timeout = Definitions + "backport-timeout";
    public const string MaxCount = Definitions + "backport-max-count";
}
