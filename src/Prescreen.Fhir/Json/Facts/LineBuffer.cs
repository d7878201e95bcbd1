using System.Buffers;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Gives the lines of a stream one after the other from one buffer, which grows with the longest line up to a limit.</summary>
internal sealed class LineBuffer(Stream stream, int block, int longest)
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(block);
    private int start;
    private int filled;
    private bool isAtEnd;

    /// <summary>The number of the line given last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>True where the line given last was longer than allowed: it is given empty.</summary>
    public bool IsTooLong { get; private set; }

    public bool Next(out ReadOnlySpan<byte> line)
    {
        IsTooLong = false;
        var searched = start;
        while (true)
        {
            var end = buffer.AsSpan(searched, filled - searched).IndexOf((byte)'\n');
            if (end >= 0)
            {
                IsTooLong |= searched + end - start > longest;
                line = IsTooLong ? [] : buffer.AsSpan(start, searched + end - start);
                start = searched + end + 1;
                Number++;
                return true;
            }

            if (isAtEnd)
            {
                IsTooLong |= filled - start > longest;
                line = IsTooLong ? [] : buffer.AsSpan(start, filled - start);
                var isMore = filled > start || IsTooLong;
                start = filled;
                Number += isMore ? 1 : 0;
                return isMore;
            }

            searched = Fill();
        }
    }

    public void Release() => ArrayPool<byte>.Shared.Return(buffer);

    private int Fill()
    {
        var held = filled - start;
        if (IsTooLong || held > longest)
        {
            // Nothing of this line is wanted any more.
            IsTooLong = true;
            held = 0;
        }
        else if (held > buffer.Length / 2)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(start, held).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
        else
        {
            buffer.AsSpan(start, held).CopyTo(buffer);
        }

        start = 0;
        var read = stream.Read(buffer, held, buffer.Length - held);
        isAtEnd = read == 0;
        filled = held + read;
        return held;
    }
}
