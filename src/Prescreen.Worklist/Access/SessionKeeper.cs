using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Prescreen.Screening.Ledger;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Access;

/// <summary>
/// Sessions by a random 256-bit key that only the browser's cookie holds: the store knows its hash and an encrypted payload, so who reads the store can
/// neither use a session nor read it without the keys.
/// </summary>
internal sealed class SessionKeeper(ISessionStore store, IDataProtectionProvider protection, WorklistSettings settings, TimeProvider time)
{
    private const int KeyBytes = 32;

    // A page asks several times in a second: the time of the last request needn't be more exact than this.
    private static readonly TimeSpan Exactness = TimeSpan.FromMinutes(1);

    private readonly IDataProtector protector = protection.CreateProtector("Prescreen.Worklist.Session.1");

    /// <summary>Begins a session under a new key, and gives the key.</summary>
    public async Task<Result<string>> BeginAsync(Session session, CancellationToken ct)
    {
        var key = RandomKey();
        return (await SaveAsync(key, session, ct)) is { } problem ? problem : key;
    }

    /// <summary>The session of a key, its time of the last request renewed. NotFound where it ended or never was.</summary>
    public async Task<Result<Session>> FindAsync(string key, CancellationToken ct)
    {
        if (!IsKey(key))
        {
            return WorklistProblems.NoSession();
        }

        if (!(await store.FindAsync(Hash(key), ct)).TryGet(out var payload, out var problem))
        {
            return problem;
        }

        var now = time.GetUtcNow();
        if (Read(payload) is not { } session || now >= Ends(session))
        {
            return WorklistProblems.NoSession();
        }

        if (now - session.SeenAt >= Exactness)
        {
            session = session with { SeenAt = now };
            if (await SaveAsync(key, session, ct) is { } unsaved)
            {
                return unsaved;
            }
        }

        return session;
    }

    /// <summary>Ends a session; one that isn't there has ended.</summary>
    public async Task<Problem?> EndAsync(string key, CancellationToken ct) => IsKey(key) ? (await store.DeleteAsync(Hash(key), ct)).Problem : null;

    /// <summary>A random key of 256 bits, base64url.</summary>
    public static string RandomKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));

    private static bool IsKey(string key) => key.Length == 43 && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key)));

    private DateTimeOffset Ends(Session session)
    {
        var (idle, absolute) = (session.SeenAt + settings.IdleLimit, session.SignedInAt + settings.SessionLimit);
        return idle < absolute ? idle : absolute;
    }

    private async Task<Problem?> SaveAsync(string key, Session session, CancellationToken ct)
    {
        var payload = protector.Protect(JsonSerializer.SerializeToUtf8Bytes(session, SessionJson.Default.Session));
        return (await store.SaveAsync(Hash(key), payload, Ends(session), ct)).Problem;
    }

    private Session? Read(ReadOnlyMemory<byte> payload)
    {
        try
        {
            return JsonSerializer.Deserialize(protector.Unprotect(payload.ToArray()), SessionJson.Default.Session);
        }
        catch (Exception failure) when (failure is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
