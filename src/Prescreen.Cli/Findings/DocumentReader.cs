using System.Text;
using Prescreen.Fhir.Text;

namespace Prescreen.Cli.Findings;

/// <summary>Takes the texts out of files.</summary>
internal sealed class DocumentReader(Func<Stream> input, Encoding? encoding)
{
    private const long MostBytes = 1L << 30;
    private const int BytesPeeked = 4096;

    private readonly FileText files = new();

    /// <summary>
    /// The documents of a file, and why some are missing; "-" reads what is piped in. CLI-053 where it can't be read, CLI-054 where it isn't in the encoding, CLI-055
    /// where it is too long, else the problems of reading FHIR, HTML, RTF and PDF.
    /// </summary>
    public IEnumerable<Result<ReadDocument>> Read(string path)
    {
        if (File.Exists(path) && IsFhir(path, []))
        {
            return FhirTexts.Read(path, null);
        }

        if (!Bytes(path).TryGet(out var bytes, out var problem))
        {
            return [problem];
        }

        return IsFhir(path, bytes) ? FhirTexts.Read(path, bytes)
            : FileText.TypeOf(path, bytes) is { } type ? OfType(path, type, bytes)
            : [Decode(bytes) is { } text ? new ReadDocument(path, text) : NotInEncoding(path)];
    }

    private List<Result<ReadDocument>> OfType(string path, string type, byte[] bytes)
    {
        var (words, lost) = files.Read(encoding is null ? type : $"{type}; charset={encoding.WebName}", bytes);
        List<Result<ReadDocument>> read = words.Length > 0 ? [new ReadDocument(path, words)] : [];
        if (lost is not null)
        {
            read.Add(lost.At(path));
        }

        return read;
    }

    private static bool IsFhir(string path, ReadOnlySpan<byte> bytes)
        => Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".json" or ".ndjson" => true,
            ".txt" => false,
            _ => bytes.TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'{', ..] json && json[..Math.Min(json.Length, BytesPeeked)].IndexOf("\"resourceType\""u8) >= 0,
        };

    private static Problem NotInEncoding(string path)
        => new(ProblemKind.Invalid, "CLI-054", "The text is in another encoding: name it with --encoding, for example gb18030 or windows-1252.") { Place = path };

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
