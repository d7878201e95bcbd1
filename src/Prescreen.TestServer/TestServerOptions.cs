using Prescreen.Fhir.Validation;

namespace Prescreen.TestServer;

/// <summary>How a <see cref="FhirTestServer"/> behaves; the defaults give an open server in memory on a free loopback port.</summary>
public sealed record TestServerOptions
{
    /// <summary>The SQLite file, made where it isn't there; null keeps everything in memory.</summary>
    public string? DatabasePath { get; init; }

    /// <summary>TCP port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Address to listen on.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>Path before every FHIR URL, starting with "/" and not ending in one.</summary>
    public string PathPrefix { get; init; } = "/fhir";

    /// <summary>The clock of lastUpdated, retries, heartbeats and tokens.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// The clock of launches, codes and tokens where it isn't <see cref="Time"/>: a play that jumps over days would end every sign-in at once. Null takes Time.
    /// </summary>
    public TimeProvider? SignInTime { get; init; }

    /// <summary>Makes ids of new resources, tokens apart; null takes random ones.</summary>
    public Func<string>? NewId { get; init; }

    /// <summary>Matches per page where _count isn't given.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>True asks every FHIR request (but metadata and .well-known) for a bearer token.</summary>
    public bool RequireBearer { get; init; }

    /// <summary>Tokens that are always good, beside those of the token endpoint.</summary>
    public IReadOnlyList<string> BearerTokens { get; init; } = [];

    /// <summary>Clients that may ask the token endpoint: client_id and public keys (a JSON Web Key Set).</summary>
    public IReadOnlyList<RegisteredClient> Clients { get; init; } = [];

    /// <summary>Apps people may sign in to, by SMART App Launch or plain OpenID Connect.</summary>
    public IReadOnlyList<RegisteredApp> Apps { get; init; } = [];

    /// <summary>Who can sign in to them.</summary>
    public IReadOnlyList<RegisteredUser> Users { get; init; } = [];

    /// <summary>Which subscriptions are served and announced.</summary>
    public SubscriptionForms Subscriptions { get; init; } = SubscriptionForms.Both;

    /// <summary>How a classic subscription with a payload is delivered.</summary>
    public ClassicPayloadForm ClassicPayload { get; init; } = ClassicPayloadForm.PutResource;

    /// <summary>Topics of R4 backport subscriptions.</summary>
    public IReadOnlyList<TopicDefinition> Topics { get; init; } = [];

    /// <summary>True takes any other topic to mean every create and update of the types its filters name; false refuses it.</summary>
    public bool AcceptUnknownTopics { get; init; } = true;

    /// <summary>How often and how fast a failed notification is tried again.</summary>
    public RetryPolicy Retry { get; init; } = new();

    /// <summary>What $validate asks; null makes one of R4 alone when it is first needed.</summary>
    public FhirValidator? Validator { get; init; }

    /// <summary>True refuses to store what isn't valid, with 422 and what is wrong.</summary>
    public bool ValidatesWrites { get; init; }

    /// <summary>True serves /admin/faults, where faults can be asked for, and /launch, where a person can launch an app.</summary>
    public bool WithAdmin { get; init; } = true;
}
