namespace Prescreen.Worklist.Hosting;

/// <summary>A place that tells who somebody is: an EHR by SMART App Launch, or an OpenID Connect provider. Prints without its secrets.</summary>
public sealed record SignInWay
{
    /// <summary>Its name in addresses: "smart-0", "oidc".</summary>
    public required string Key { get; init; }

    /// <summary>What the sign-in page calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The FHIR base (SMART), ending in a slash or not as it is set, or the provider's authority.</summary>
    public required Uri Issuer { get; init; }

    /// <summary>True for an EHR, false for a provider that knows no FHIR.</summary>
    public required bool IsSmart { get; init; }

    /// <summary>Our client id there.</summary>
    public required string ClientId { get; init; }

    /// <summary>Our secret, for a confidential client that has one.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>A JWK or JWK set with our private key, for a client that signs; null otherwise.</summary>
    public string? Keys { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Key;
}
