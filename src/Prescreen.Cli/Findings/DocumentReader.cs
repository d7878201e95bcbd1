using System.Text;

namespace Prescreen.Cli.Findings;

/// <summary>Takes the texts out of files.</summary>
internal sealed class DocumentReader(Func<Stream> input, Encoding? encoding)
{
    private const long MostBytes = 1L << 30;

    /// <summary>The documents of a file; "-" reads what is piped in. CLI-053 where it can't be read, CLI-054 where it isn't in the encoding, CLI-055 where it is too long.</summary>
    public IEnumerable<Result<ReadDocument>> Read(string path)
    {
        if (!Bytes(path).TryGet(out var bytes, out var problem))
        {
            yield return problem;
            yield break;
        }

        yield return Decode(bytes) is { } text
            ? new ReadDocument(path, text)
            : new Problem(ProblemKind.Invalid, "CLI-054", "The text is in another encoding: name it with --encoding, for example gb18030 or windows-1252.") { Place = path };
    }

    private Result<byte[]> Bytes(string path)
    {
        try
        {
            using var stream = path == "-" ? input() : File.OpenRead(path);
            if (stream.CanSeek && stream.Length > MostBytes)
            {
                return new Problem(ProblemKind.Invalid, "CLI-055", "The file is longer than 1 GB: split it.") { Place = path };
            }

            using MemoryStream all = new();
            stream.CopyTo(all);
            return all.ToArray();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new Problem(ProblemKind.NotFound, "CLI-053", "The file can't be read: check its name and its rights; a folder is read by naming its files.") { Place = path };
        }
    }

    // The file's own mark of order and width outranks what was asked for.
    private string? Decode(byte[] bytes)
    {
        var (marked, skip) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (encoding ?? Encoding.UTF8, 0),
        };
        var strict = (Encoding)marked.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        try
        {
            return strict.GetString(bytes, skip, bytes.Length - skip);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
