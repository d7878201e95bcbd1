using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Prescreen.Fhir.Subscriptions;

/// <summary>
/// Tells our server's notifications from others' by a shared secret: shown in a header, or used to sign the body (X-Signature, HMAC-SHA256 in hex).
/// Two secrets may be live while one is being replaced. Comparisons take the same time whatever the input.
/// </summary>
public sealed class NotificationGuard
{
    /// <summary>The header our subscriptions ask for.</summary>
    public const string DefaultHeader = "X-Prescreen-Secret";

    private readonly ImmutableArray<byte[]> secrets;
    private readonly string header;

    /// <summary>The live secrets; with none nothing is accepted.</summary>
    public NotificationGuard(IEnumerable<string> secrets, string header = DefaultHeader)
    {
        this.secrets = [.. secrets.Where(secret => secret.Length > 0).Select(Encoding.UTF8.GetBytes)];
        this.header = header;
    }

    /// <summary>True where the signature fits the body or, without a signature, the header holds a live secret.</summary>
    public bool Accepts(Func<string, string?> headers, ReadOnlySpan<byte> body)
    {
        if (headers("X-Signature") is { } signature)
        {
            return IsSigned(signature, body);
        }

        return headers(header) is { } shown && IsSecret(shown);
    }

    private bool IsSigned(string signature, ReadOnlySpan<byte> body)
    {
        string hex = signature.StartsWith("sha256=", StringComparison.OrdinalIgnoreCase) ? signature["sha256=".Length..] : signature;
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (hex.Length != given.Length * 2 || Convert.FromHexString(hex, given, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        bool isSigned = false;
        foreach (byte[] secret in secrets)
        {
            isSigned |= CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(secret, body), given);
        }

        return isSigned;
    }

    private bool IsSecret(string shown)
    {
        // Hashed, so that not even the length can be timed.
        byte[] given = SHA256.HashData(Encoding.UTF8.GetBytes(shown));
        bool isSecret = false;
        foreach (byte[] secret in secrets)
        {
            isSecret |= CryptographicOperations.FixedTimeEquals(SHA256.HashData(secret), given);
        }

        return isSecret;
    }
}
