namespace Prescreen.Fhir.Subscriptions;

/// <summary>What our subscriptions look like at one site. Prints without the secret.</summary>
public sealed record SubscriptionOptions
{
    /// <summary>Where notifications shall go.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Marks a Subscription as ours, at the start of its reason; two installations at one server need two.</summary>
    public string Tag { get; init; } = "Prescreen";

    /// <summary>The form asked for.</summary>
    public SubscriptionForm Form { get; init; } = SubscriptionForm.Auto;

    /// <summary>The topic's canonical; null for classic criteria.</summary>
    public string? Topic { get; init; }

    /// <summary>False for servers whose topic can't be filtered by code: they tell of everything then.</summary>
    public bool HasFilters { get; init; } = true;

    /// <summary>empty, id-only or full-resource, for topics. Records are read again anyway.</summary>
    public string Content { get; init; } = "id-only";

    /// <summary>Seconds between heartbeats of a topic; null for none.</summary>
    public long? HeartbeatSeconds { get; init; } = 300;

    /// <summary>The status submitted: requested, or active where the server expects it (Medplum).</summary>
    public string Status { get; init; } = "requested";

    /// <summary>The MIME type of classic notifications' bodies; null for empty ones.</summary>
    public string? Payload { get; init; }

    /// <summary>The secret the server shall show with each notification; null for none.</summary>
    public string? Secret { get; init; }

    /// <summary>The header the secret goes in; null where the server signs with it instead (Medplum's X-Signature).</summary>
    public string? SecretHeader { get; init; } = NotificationGuard.DefaultHeader;

    /// <inheritdoc/>
    public override string ToString() => $"{Tag}, {Form}";
}
