namespace Prescreen.Fhir.Rest;

/// <summary>A body read whole, up to a limit.</summary>
internal static class CappedBody
{
    private const int FirstBytes = 16 * 1024;

    /// <summary>The bytes; null where there are more than <paramref name="limit"/>.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        long? announced = content.Headers.ContentLength;
        if (announced > limit)
        {
            return null;
        }

        await using Stream stream = await content.ReadAsStreamAsync(cancellationToken);
        // One byte beyond the limit, so that a body that just fits isn't taken for one that doesn't.
        byte[] buffer = new byte[Math.Min((announced ?? FirstBytes) + 1, (long)limit + 1)];
        int length = 0;
        while (true)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            length += read;
            if (read == 0)
            {
                return buffer.AsMemory(0, length);
            }

            if (length > limit)
            {
                return null;
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, (long)limit + 1));
            }
        }
    }
}
