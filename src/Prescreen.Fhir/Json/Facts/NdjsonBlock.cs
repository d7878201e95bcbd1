using System.Buffers;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Whole lines of a bulk export file, in a rented buffer that <see cref="Release"/> gives back.</summary>
internal sealed class NdjsonBlock(byte[] buffer, int start, int length, long firstLine)
{
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(start, length);

    /// <summary>The number of its first line in the file, from 1.</summary>
    public long FirstLine { get; } = firstLine;

    public void Release() => ArrayPool<byte>.Shared.Return(buffer);
}
