using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Prescreen.TestServer.Auth;

/// <summary>
/// Checks a client's signed assertion: RS384 or ES384 by a registered key, issuer and subject the client, audience the token endpoint, expiry within
/// five minutes, jti used once. See http://hl7.org/fhir/smart-app-launch/client-confidential-asymmetric.html.
/// </summary>
internal sealed class ClientAssertions(TimeProvider time)
{
    public const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, DateTimeOffset> used = new(StringComparer.Ordinal);
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    /// <summary>What is wrong with the assertion as one of the clients', or null.</summary>
    public async Task<string?> CheckAsync(string assertion, string audience, IEnumerable<RegisteredClient> clients)
    {
        if (Read(assertion) is not { } token)
        {
            return "client_assertion is no JSON Web Token.";
        }

        if (clients.FirstOrDefault(client => client.ClientId == token.Issuer) is not { } known || token.Subject != token.Issuer)
        {
            return "iss and sub must both be a registered client_id.";
        }

        var now = time.GetUtcNow();
        var result = await handler.ValidateTokenAsync(assertion, new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.RsaSha384, SecurityAlgorithms.EcdsaSha384],
            IssuerSigningKeys = new JsonWebKeySet(known.JsonWebKeySet).GetSigningKeys(),
            ValidIssuer = known.ClientId,
            ValidAudience = audience,
            LifetimeValidator = (_, expires, _, _) => expires is { } end && end > (now - Skew).UtcDateTime && end <= (now + LongestLife + Skew).UtcDateTime,
        });
        if (!result.IsValid)
        {
            return $"client_assertion isn't valid: {Reason(result.Exception)}.";
        }

        foreach (var (old, _) in used.Where(entry => entry.Value < now))
        {
            used.TryRemove(old, out _);
        }

        return token.Id.Length == 0 || !used.TryAdd($"{token.Issuer} {token.Id}", now + LongestLife + Skew + Skew) ? "jti is missing or was used before." : null;
    }

    private JsonWebToken? Read(string assertion)
    {
        try
        {
            return handler.CanReadToken(assertion) ? new JsonWebToken(assertion) : null;
        }
        catch (ArgumentException)
        {
            // It has the dots of a token, but its parts are no JSON.
            return null;
        }
    }

    private static string Reason(Exception? exception) => exception switch
    {
        SecurityTokenInvalidAudienceException => "aud must be the token endpoint",
        SecurityTokenInvalidLifetimeException => "exp must be within five minutes",
        SecurityTokenInvalidAlgorithmException => "alg must be RS384 or ES384",
        SecurityTokenInvalidSignatureException => "the signature fits no registered key",
        _ => "a claim or the signature is wrong",
    };
}
