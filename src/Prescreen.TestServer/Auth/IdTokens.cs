using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Prescreen.TestServer.Auth;

/// <summary>Says who signed in. See https://openid.net/specs/openid-connect-core-1_0.html#IDToken and http://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html#scopes-for-requesting-identity-data.</summary>
internal sealed class IdTokens(SigningKeys keys, TimeProvider time)
{
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    public string Create(Grant grant, string issuer, int lifetimeSeconds)
    {
        var now = time.GetUtcNow().UtcDateTime;
        Dictionary<string, object> claims = new(StringComparer.Ordinal)
        {
            [JwtRegisteredClaimNames.Sub] = grant.User.Subject,
            [JwtRegisteredClaimNames.Name] = grant.User.Name,
        };
        if (grant.Nonce.Length > 0)
        {
            claims[JwtRegisteredClaimNames.Nonce] = grant.Nonce;
        }

        if (grant.User.FhirUser is { } resource && grant.Scopes.Contains(Scopes.FhirUser))
        {
            claims["fhirUser"] = $"{issuer}/{resource}";
        }

        if (grant.User.Email is { } email && grant.Scopes.Contains(Scopes.Email))
        {
            claims[JwtRegisteredClaimNames.Email] = email;
        }

        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = grant.App.ClientId,
            IssuedAt = now,
            Expires = now.AddSeconds(lifetimeSeconds),
            Claims = claims,
            SigningCredentials = keys.For(grant.App.IdTokenAlgorithm),
        });
    }
}
