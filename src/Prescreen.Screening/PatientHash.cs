using System.Security.Cryptography;
using System.Text;

namespace Prescreen.Screening;

/// <summary>Names a patient in logs by a keyed hash: the same patient is the same name in one installation, and nobody can tell who.</summary>
public sealed class PatientHash(ReadOnlyMemory<byte> key)
{
    /// <summary>Twelve hex digits for a key of the ledger.</summary>
    public string Of(string patient) => Convert.ToHexStringLower(HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes(patient)).AsSpan(0, 6));
}
