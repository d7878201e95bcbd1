namespace Prescreen.Fhir.Auth.Launch;

/// <summary>
/// Our registration at an EHR or an identity provider, to learn who signs in there. Prints without secrets.
/// <see href="https://hl7.org/fhir/smart-app-launch/app-launch.html"/> <see href="https://openid.net/specs/openid-connect-core-1_0.html"/>
/// </summary>
public sealed record RelyingParty
{
    /// <summary>The FHIR base (SMART) or the provider's authority, as it is written in iss and aud.</summary>
    public required Uri Issuer { get; init; }

    /// <summary>True for an EHR that launches apps, false for a provider that knows no FHIR.</summary>
    public required bool IsSmart { get; init; }

    /// <summary>Our client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>Our secret; null for a client that signs or is public.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>A JWK or JWK set with a private key; null for a client that doesn't sign.</summary>
    public string? Keys { get; init; }

    /// <summary>Where the code is to be sent.</summary>
    public required Uri Redirect { get; init; }

    /// <summary>How long one request may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    internal string IssuerText => Issuer.OriginalString;

    /// <inheritdoc/>
    public override string ToString() => ClientId;
}
