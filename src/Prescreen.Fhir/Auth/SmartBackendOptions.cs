namespace Prescreen.Fhir.Auth;

/// <summary>Our registration at a server as a SMART backend service. Prints without the key. <see href="https://hl7.org/fhir/smart-app-launch/backend-services.html"/></summary>
public sealed record SmartBackendOptions
{
    /// <summary>The FHIR service base, whose <c>.well-known/smart-configuration</c> names the token endpoint.</summary>
    public required Uri FhirBaseUrl { get; init; }

    /// <summary>The client id the server gave us.</summary>
    public required string ClientId { get; init; }

    /// <summary>A JWK or JWK set (the file's text) with a private RSA or P-384 key.</summary>
    public required string Keys { get; init; }

    /// <summary>Which key of a set; null for the first that can sign.</summary>
    public string? KeyId { get; init; }

    /// <summary>The scopes asked for, parted by spaces.</summary>
    public string Scope { get; init; } = "system/*.rs";

    /// <summary>The token endpoint; null to discover it.</summary>
    public Uri? TokenUrl { get; init; }

    /// <summary>How long the discovery or the token request may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public override string ToString() => ClientId;
}
