using System.Collections.Frozen;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Prescreen.Worklist.Cds;

/// <summary>
/// Tells whether a call comes from an EHR that may: a JWT signed by ES384 or RS384 for this very address, good for five minutes at most and for one call.
/// https://cds-hooks.hl7.org/2.0/#trusting-cds-clients. Where keys lie is configured: a token's <c>jku</c> isn't followed.
/// </summary>
internal sealed class CallerCheck : IDisposable
{
    private const int LongestToken = 8 * 1024;
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    private readonly FrozenDictionary<string, ClientKeys> clients;
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private readonly UsedTokens used = new(LongestLife + Skew + Skew);
    private readonly TimeProvider time;

    public CallerCheck(IEnumerable<CdsClient> clients, Func<CdsClient, CancellationToken, Task<Result<string>>> fetch, TimeProvider time)
    {
        this.clients = clients.DistinctBy(client => client.Issuer).ToFrozenDictionary(
            client => client.Issuer, client => new ClientKeys(ct => fetch(client, ct), time), StringComparer.Ordinal);
        this.time = time;
    }

    /// <summary>Null for a call that may be answered; <paramref name="audiences"/> are the addresses it may be for.</summary>
    public async Task<Problem?> CheckAsync(string? authorization, IReadOnlyList<string> audiences, CancellationToken ct)
    {
        if (TokenOf(authorization) is not { } token)
        {
            return Refused("there is no JSON Web Token in the Authorization header");
        }

        if (!clients.TryGetValue(token.Issuer, out var keys))
        {
            return Refused("its iss isn't among Prescreen:Worklist:Cds:Clients");
        }

        if (token.Alg is not (SecurityAlgorithms.EcdsaSha384 or SecurityAlgorithms.RsaSha384) || token.Kid is not { Length: > 0 } id)
        {
            return Refused("it is signed by ES384 or RS384, with a kid");
        }

        if (!(await keys.FindAsync(id, ct)).TryGet(out var key, out var problem))
        {
            return problem;
        }

        var result = await handler.ValidateTokenAsync(token, Parameters(token, key, audiences));
        return !result.IsValid ? Refused(Reason(result.Exception))
            : token.Id is not { Length: > 0 } ? Refused("it has no jti")
            : used.TryUse(token.Issuer, token.Id, time.GetUtcNow()) ? null
            : Refused("its jti was used before");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var keys in clients.Values)
        {
            keys.Dispose();
        }
    }

    private JsonWebToken? TokenOf(string? authorization)
    {
        const string Scheme = "Bearer ";
        if (authorization is null || authorization.Length > LongestToken || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || authorization[Scheme.Length..].Trim() is not { } text || !handler.CanReadToken(text))
        {
            return null;
        }

        try
        {
            return new JsonWebToken(text);
        }
        catch (ArgumentException)
        {
            // Three parts with points between them, but no JSON in them.
            return null;
        }
    }

    private TokenValidationParameters Parameters(JsonWebToken token, SecurityKey key, IReadOnlyList<string> audiences)
    {
        var now = time.GetUtcNow();
        var issued = token.IssuedAt;
        return new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.RsaSha384],
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = false,
            ValidIssuer = token.Issuer,
            ValidAudiences = audiences,
            LifetimeValidator = (notBefore, expires, _, _) => expires is { } end && issued > DateTime.MinValue
                && end > (now - Skew).UtcDateTime && end - issued <= LongestLife && issued <= (now + Skew).UtcDateTime
                && (notBefore is not { } begin || begin <= (now + Skew).UtcDateTime),
        };
    }

    private static string Reason(Exception? exception) => exception switch
    {
        SecurityTokenInvalidAudienceException => "its aud isn't this address",
        SecurityTokenInvalidLifetimeException => "it has expired, or was to live longer than five minutes, or says not when it was issued",
        SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException => "its signature isn't by the key of its kid",
        _ => "a claim or the signature is wrong",
    };

    private static Problem Refused(string why) => new(ProblemKind.Forbidden, "CDSH-014", $"The EHR's token isn't accepted: {why}.");
}
