using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Prescreen.Fhir.Auth.Launch;

/// <summary>
/// Checks id_tokens: issuer, audience, expiry, nonce, and the signature by the issuer's keys, which are asked for again (once a minute at most) when one isn't
/// among them. <see href="https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation"/>
/// </summary>
internal sealed class IdTokens(string clientId, TokenRequests requests, TimeProvider time)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // Asymmetric ones only: with a shared secret or none, whoever knows our client could sign in as anybody.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    private Known? known;

    public async Task<Result<JsonWebToken>> CheckAsync(string token, Provider provider, string nonce, CancellationToken ct)
    {
        if (!(await KeysAsync(provider, anew: false, ct)).TryGet(out JsonWebKeySet? keys, out Problem? problem))
        {
            return problem;
        }

        TokenValidationResult result = await ValidateAsync(token, provider, keys);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException)
        {
            if (!(await KeysAsync(provider, anew: true, ct)).TryGet(out keys, out problem))
            {
                return problem;
            }

            result = await ValidateAsync(token, provider, keys);
        }

        return result.IsValid ? Check((JsonWebToken)result.SecurityToken, nonce) : LaunchProblems.BadIdToken(Reason(result.Exception));
    }

    private Result<JsonWebToken> Check(JsonWebToken token, string nonce)
    {
        string told = token.TryGetPayloadValue("nonce", out string? value) && value is not null ? value : "";
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(told), Encoding.UTF8.GetBytes(nonce)))
        {
            return LaunchProblems.BadIdToken("it isn't of this sign-in (nonce)");
        }

        if (token.Audiences.Count() > 1 && token.Azp != clientId)
        {
            return LaunchProblems.BadIdToken("it was made for another client (azp)");
        }

        return token.Subject.Length > 0 ? token : LaunchProblems.BadIdToken("it names nobody (sub)");
    }

    private Task<TokenValidationResult> ValidateAsync(string token, Provider provider, JsonWebKeySet keys)
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        return handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = clientId,
            ValidAlgorithms = Algorithms,
            IssuerSigningKeys = keys.GetSigningKeys(),
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) => (from is null || from <= now + Skew) && until > now - Skew,
        });
    }

    private async Task<Result<JsonWebKeySet>> KeysAsync(Provider provider, bool anew, CancellationToken ct)
    {
        if (Volatile.Read(ref known) is { } kept && kept.Url == provider.KeysUrl && (!anew || time.GetUtcNow() < kept.Since + Pause))
        {
            return kept.Keys;
        }

        using var message = new HttpRequestMessage(HttpMethod.Get, provider.KeysUrl);
        if (!(await requests.SendAsync(message, ct)).TryGet(out ReadOnlyMemory<byte> reply, out Problem? problem))
        {
            return problem.At("GET jwks_uri");
        }

        try
        {
            JsonWebKeySet keys = new(Encoding.UTF8.GetString(reply.Span));
            Volatile.Write(ref known, new Known(provider.KeysUrl, keys, time.GetUtcNow()));
            return keys;
        }
        catch (ArgumentException)
        {
            return AuthProblems.Unreadable().At("GET jwks_uri");
        }
    }

    private static string Reason(Exception? exception) => exception switch
    {
        SecurityTokenInvalidIssuerException => "it is of another issuer (iss)",
        SecurityTokenInvalidAudienceException => "it was made for another client (aud)",
        SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException or SecurityTokenExpiredException => "it has expired or isn't valid yet (exp, nbf); compare the clocks",
        SecurityTokenInvalidAlgorithmException => "it is signed in a way that proves nothing (alg)",
        SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException => "its signature fits none of the issuer's keys",
        _ => "it is damaged",
    };

    private sealed record Known(Uri Url, JsonWebKeySet Keys, DateTimeOffset Since);
}
