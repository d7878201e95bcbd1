using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Prescreen.Worklist.Cds;

/// <summary>
/// The public keys of one EHR by their id, kept for an hour. A token signed with an id that isn't known has them fetched again, but not oftener than every
/// half minute, so that keys can be replaced at any time and nobody can make us ask the EHR without end.
/// </summary>
internal sealed class ClientKeys(Func<CancellationToken, Task<Result<string>>> fetch, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Stale = TimeSpan.FromHours(24);

    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile Held held = new(FrozenDictionary<string, SecurityKey>.Empty, DateTimeOffset.MinValue, DateTimeOffset.MinValue);

    /// <summary>The key, CDSH-010 where the EHR has none of this id, or the problem of asking it for them.</summary>
    public async Task<Result<SecurityKey>> FindAsync(string id, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (held is { } good && now - good.At < Kept && good.Keys.TryGetValue(id, out var known))
        {
            return known;
        }

        await gate.WaitAsync(ct);
        try
        {
            Problem? problem = null;
            if (time.GetUtcNow() - held.AskedAt >= Least)
            {
                problem = await RenewAsync(ct);
            }

            // Keys that are getting old are still better than none while the EHR can't be reached.
            return held.Keys.TryGetValue(id, out var key) && time.GetUtcNow() - held.At < Stale
                ? key
                : problem ?? new Problem(ProblemKind.Forbidden, "CDSH-010", "The EHR's key set holds no usable key of the token's kid: ES384 on P-384, or RS384 with 2048 bits or more.");
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task<Problem?> RenewAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (!(await fetch(ct)).TryGet(out var json, out var problem))
        {
            held = held with { AskedAt = now };
            return problem;
        }

        try
        {
            held = new Held(Usable(new JsonWebKeySet(json)), now, now);
            return null;
        }
        catch (Exception foreign) when (foreign is ArgumentException or FormatException or CryptographicException or System.Text.Json.JsonException or SecurityTokenException)
        {
            held = held with { AskedAt = now };
            return new Problem(ProblemKind.Invalid, "CDSH-011", "The EHR's key set is no JWK set.");
        }
    }

    private static FrozenDictionary<string, SecurityKey> Usable(JsonWebKeySet set)
    {
        Dictionary<string, SecurityKey> keys = new(StringComparer.Ordinal);
        foreach (var key in set.Keys.Where(IsUsable))
        {
            keys[key.Kid] = key;
        }

        return keys.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static bool IsUsable(JsonWebKey key)
        => key.Kid is { Length: > 0 } && key.Use is null or "" or "sig"
            && key switch
            {
                { Kty: JsonWebAlgorithmsKeyTypes.EllipticCurve, Crv: JsonWebKeyECTypes.P384, Alg: null or "" or SecurityAlgorithms.EcdsaSha384 } => true,
                { Kty: JsonWebAlgorithmsKeyTypes.RSA, KeySize: >= 2048, Alg: null or "" or SecurityAlgorithms.RsaSha384 } => true,
                _ => false,
            };

    private sealed record Held(FrozenDictionary<string, SecurityKey> Keys, DateTimeOffset At, DateTimeOffset AskedAt);
}
