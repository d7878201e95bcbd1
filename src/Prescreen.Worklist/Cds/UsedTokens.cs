using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Prescreen.Worklist.Cds;

/// <summary>
/// The tokens that were used while they could still be valid. Two sets that take turns, each bounded; where one is full, no further token is taken. Known to
/// this process only: with several instances a token is good once at each.
/// </summary>
internal sealed class UsedTokens(TimeSpan longestLife, int most = UsedTokens.Most)
{
    /// <summary>1,600 a second for five minutes; about 20 MB.</summary>
    public const int Most = 500_000;

    private readonly Lock gate = new();
    private HashSet<UInt128> current = [];
    private HashSet<UInt128> before = [];
    private DateTimeOffset since = DateTimeOffset.MinValue;

    /// <summary>True for a token seen for the first time; false for one that was used, or where no more can be remembered.</summary>
    public bool TryUse(string issuer, string id, DateTimeOffset now)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{id}"), hash);
        var key = BinaryPrimitives.ReadUInt128BigEndian(hash);
        lock (gate)
        {
            if (now - since > longestLife)
            {
                // Whoever was remembered before the last turn has expired.
                before = now - since > longestLife + longestLife ? [] : current;
                current = [];
                since = now;
            }

            return current.Count < most && !before.Contains(key) && current.Add(key);
        }
    }
}
