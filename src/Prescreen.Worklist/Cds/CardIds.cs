using System.Security.Cryptography;
using System.Text;

namespace Prescreen.Worklist.Cds;

/// <summary>
/// Ids of cards: random UUIDs (version 8) that carry a proof of the study they were made for, so that feedback is counted for it though no card is kept.
/// https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8
/// </summary>
internal sealed class CardIds(ReadOnlyMemory<byte> key)
{
    private const int NonceBytes = 8;
    private const int IdBytes = 16;

    /// <summary>A new id for a card of a study.</summary>
    public string New(string study) => Of(RandomNumberGenerator.GetBytes(NonceBytes), study).ToString("D");

    /// <summary>The study among <paramref name="studies"/> that an id was made for; null for none, or no id of ours.</summary>
    public string? StudyOf(Guid id, IEnumerable<string> studies)
    {
        Span<byte> bytes = stackalloc byte[IdBytes];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var nonce = bytes[..NonceBytes].ToArray();
        return studies.FirstOrDefault(study => Of(nonce, study) == id);
    }

    private Guid Of(ReadOnlySpan<byte> nonce, string study)
    {
        Span<byte> id = stackalloc byte[IdBytes];
        nonce.CopyTo(id);
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        Span<byte> proof = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Span, [.. id[..NonceBytes], .. Encoding.UTF8.GetBytes(study)], proof);
        proof[..(IdBytes - NonceBytes)].CopyTo(id[NonceBytes..]);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
