using System.Collections.Immutable;
using Prescreen.Fhir.Json;

namespace Prescreen.Fhir.Auth.Launch;

/// <summary>
/// A discovery document: smart-configuration or openid-configuration. <see href="https://hl7.org/fhir/smart-app-launch/conformance.html"/>
/// <see href="https://openid.net/specs/openid-connect-discovery-1_0.html"/>
/// </summary>
internal sealed record ProviderMetadata
{
    public string? Issuer { get; init; }

    public string? AuthorizeUrl { get; init; }

    public string? TokenUrl { get; init; }

    public string? KeysUrl { get; init; }

    /// <summary>Empty where the document doesn't say.</summary>
    public ImmutableArray<string> Challenges { get; init; } = [];

    public static Result<ProviderMetadata> Read(ReadOnlySpan<byte> json) => JsonWalk.Read<ProviderMetadata>(json, "discovery document", (ref reader) =>
    {
        var found = new ProviderMetadata();
        while (reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "issuer": found = found with { Issuer = reader.Text() }; break;
                case "authorization_endpoint": found = found with { AuthorizeUrl = reader.Text() }; break;
                case "token_endpoint": found = found with { TokenUrl = reader.Text() }; break;
                case "jwks_uri": found = found with { KeysUrl = reader.Text() }; break;
                case "code_challenge_methods_supported": found = found with { Challenges = reader.Many(ReadParts.Text) }; break;
                default: reader.Pass(); break;
            }
        }

        return found;
    });
}
