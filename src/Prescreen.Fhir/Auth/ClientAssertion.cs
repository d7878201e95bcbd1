using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Prescreen.Fhir.Auth;

/// <summary>Signs the JWT that proves who we are. <see href="https://hl7.org/fhir/smart-app-launch/client-confidential-asymmetric.html"/></summary>
internal sealed class ClientAssertion
{
    /// <summary>The guide allows five; less leaves room for clocks that differ.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(4);

    private readonly SigningCredentials credentials;

    private ClientAssertion(SigningCredentials credentials) => this.credentials = credentials;

    /// <summary>A signer with the first fitting private key of a JWK or JWK set; FHIR-121 where there is none.</summary>
    public static Result<ClientAssertion> From(string keys, string? keyId)
    {
        try
        {
            JsonWebKeySet set = keys.Contains("\"keys\"", StringComparison.Ordinal) ? new JsonWebKeySet(keys) : new JsonWebKeySet { Keys = { new JsonWebKey(keys) } };
            foreach (JsonWebKey key in set.Keys)
            {
                if (key.HasPrivateKey && (keyId is null || key.Kid == keyId) && Algorithm(key) is { } algorithm)
                {
                    return new ClientAssertion(new SigningCredentials(key, algorithm));
                }
            }

            return AuthProblems.NoKey();
        }
        catch (ArgumentException)
        {
            return AuthProblems.NoKey();
        }
    }

    /// <summary>The assertion for one token request; <paramref name="id"/> must never have been used before.</summary>
    public string For(string clientId, Uri tokenUrl, DateTimeOffset now, string id)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = clientId,
            Audience = tokenUrl.AbsoluteUri,
            IssuedAt = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            Claims = new Dictionary<string, object> { ["sub"] = clientId, ["jti"] = id },
            SigningCredentials = credentials,
        };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    private static string? Algorithm(JsonWebKey key) => key switch
    {
        { Kty: "RSA", KeySize: >= 2048, Alg: null or "" or SecurityAlgorithms.RsaSha384 } => SecurityAlgorithms.RsaSha384,
        { Kty: "EC", Crv: "P-384", Alg: null or "" or SecurityAlgorithms.EcdsaSha384 } => SecurityAlgorithms.EcdsaSha384,
        _ => null,
    };
}
