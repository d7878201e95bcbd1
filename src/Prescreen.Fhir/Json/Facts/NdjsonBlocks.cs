using System.Buffers;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Cuts a stream into blocks of whole lines. A line longer than allowed is left out and told.</summary>
internal sealed class NdjsonBlocks(Stream stream, int size, int longestLine, Action<long> tellTooLong)
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(size);
    private int filled;
    private long line = 1;
    private bool isSkipping;
    private bool isAtEnd;

    /// <summary>The next block; null at the end.</summary>
    public NdjsonBlock? Next()
    {
        while (!isAtEnd)
        {
            Fill();
            if (isSkipping)
            {
                SkipRest();
                continue;
            }

            var end = isAtEnd ? filled : buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
            if (end > 0)
            {
                return Cut(end);
            }

            if (filled > longestLine)
            {
                tellTooLong(line);
                (isSkipping, filled) = (true, 0);
            }
        }

        return null;
    }

    public void Release() => ArrayPool<byte>.Shared.Return(buffer);

    private NdjsonBlock Cut(int end)
    {
        var held = buffer;
        buffer = ArrayPool<byte>.Shared.Rent(Math.Max(size, filled - end));
        held.AsSpan(end, filled - end).CopyTo(buffer);
        filled -= end;
        var mark = line == 1 && held.AsSpan(0, end).StartsWith("\uFEFF"u8) ? 3 : 0;
        var block = new NdjsonBlock(held, mark, end - mark, line);
        line += held.AsSpan(0, end).Count((byte)'\n');
        return block;
    }

    private void Fill()
    {
        if (filled == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, filled).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        var read = stream.ReadAtLeast(buffer.AsSpan(filled), buffer.Length - filled, throwOnEndOfStream: false);
        isAtEnd = read < buffer.Length - filled;
        filled += read;
    }

    private void SkipRest()
    {
        var end = buffer.AsSpan(0, filled).IndexOf((byte)'\n');
        if (end < 0)
        {
            filled = 0;
            return;
        }

        buffer.AsSpan(end + 1, filled - end - 1).CopyTo(buffer);
        filled -= end + 1;
        line++;
        isSkipping = false;

        // What stands behind was read already: it is the next block even where the stream has ended.
        isAtEnd = false;
    }
}
