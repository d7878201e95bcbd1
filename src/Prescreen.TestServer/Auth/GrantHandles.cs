namespace Prescreen.TestServer.Auth;

/// <summary>
/// Secrets that stand for a grant and are good once: codes and refresh tokens. The second use of one revokes the grant, since one of the two users stole
/// it. See RFC 6749, 4.1.2 and RFC 9700, 4.14.
/// </summary>
internal sealed class GrantHandles(TimeProvider time, TimeSpan life)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public string Make(Grant grant)
    {
        var handle = RandomIds.Token();
        var now = time.GetUtcNow();
        lock (gate)
        {
            foreach (var (old, _) in entries.Where(entry => entry.Value.Until + Remembered < now).ToList())
            {
                entries.Remove(old);
            }

            entries[handle] = new Entry(grant, now + life);
        }

        return handle;
    }

    /// <summary>The grant, with the handle used up, where <paramref name="accepts"/> takes it; null where it is unknown, another app's, used, too old or revoked.</summary>
    public Grant? Take(string handle, RegisteredApp app, Func<Grant, bool> accepts)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(handle, out var entry) || entry.Grant.App != app)
            {
                return null;
            }

            if (entry.IsUsed)
            {
                entry.Grant.Revoke();
                return null;
            }

            if (entry.Until <= time.GetUtcNow() || entry.Grant.IsRevoked || !accepts(entry.Grant))
            {
                return null;
            }

            entries[handle] = entry with { IsUsed = true };
            return entry.Grant;
        }
    }

    private readonly record struct Entry(Grant Grant, DateTimeOffset Until, bool IsUsed = false);
}
