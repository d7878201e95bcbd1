using System.Buffers;
using System.Diagnostics;
using System.Text;

namespace Prescreen.Fhir.Text;

/// <summary>
/// The words of an attachment, by its type and, where that is missing or says little, by its first bytes. https://hl7.org/fhir/R4/datatypes.html#attachment
/// </summary>
internal sealed class AttachmentText(IPdfText pdfs)
{
    private const int BytesPeeked = 1024;

    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" ;\"'>/?");

    /// <summary>The words; a problem where some or all of them could not be read.</summary>
    /// <param name="contentType">"text/html; charset=gbk"; empty where none was given.</param>
    /// <param name="bytes">The attachment itself, not base64.</param>
    public ReadText Read(string contentType, byte[] bytes)
    {
        if (bytes.Length > TextLimits.MostBytes)
        {
            return ReadText.Unread(TextProblems.TooLong());
        }

        var type = contentType.Split(';')[0].Trim().ToLowerInvariant();
        var read = KindOf(type, bytes) switch
        {
            Kind.Pdf => OfPdf(bytes),
            Kind.Rtf => OfRtf(bytes),
            Kind.Html => OfHtml(bytes, CharsetOf(contentType) ?? CharsetWithin(bytes)),
            Kind.Plain => OfPlain(bytes, CharsetOf(contentType)),
            Kind.Unknown => ReadText.Unread(TextProblems.UnknownType()),
            _ => throw new UnreachableException(),
        };
        return Judged(read with { Words = PlainLines.Of(read.Words) });
    }

    /// <summary>False for types that are pictures, sounds or films, which needn't be fetched.</summary>
    public static bool MayHaveWords(string contentType)
        => !contentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase) && !contentType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase)
            && !contentType.StartsWith("video/", StringComparison.OrdinalIgnoreCase) && !contentType.StartsWith("application/dicom", StringComparison.OrdinalIgnoreCase);

    private static ReadText Judged(ReadText read)
        => read.Problem is not null ? read
            : string.IsNullOrWhiteSpace(read.Words) ? ReadText.Unread(TextProblems.NoWords())
            : read.Words.Length > TextLimits.MostCharacters ? ReadText.Unread(TextProblems.TooLong())
            : read.Words.Contains('\uFFFD', StringComparison.Ordinal) ? read with { Problem = TextProblems.Undecodable() }
            : read;

    private ReadText OfPdf(byte[] bytes)
    {
        if (!pdfs.Read(bytes).TryGet(out var text, out var problem))
        {
            return ReadText.Unread(problem);
        }

        // A page without words among others may be a scan that was put in.
        var pages = (text.EndsWith('\f') ? text[..^1] : text).Split('\f');
        return new ReadText(text.Replace('\f', '\n'), pages.Any(string.IsNullOrWhiteSpace) ? TextProblems.NoWords() : null);
    }

    private static ReadText OfRtf(byte[] bytes)
    {
        var (words, isWhole) = RtfReader.Read(bytes);
        return new ReadText(words, isWhole ? null : TextProblems.DamagedRtf());
    }

    private static ReadText OfHtml(byte[] bytes, string? charset)
        => CharsetDecoder.Decode(bytes, charset) is { } html ? new ReadText(HtmlText.Read(html), null) : ReadText.Unread(TextProblems.Undecodable());

    private static ReadText OfPlain(byte[] bytes, string? charset)
        => CharsetDecoder.Decode(bytes, charset) is { } text ? new ReadText(text, null) : ReadText.Unread(TextProblems.Undecodable());

    private static Kind KindOf(string type, ReadOnlySpan<byte> bytes) => type switch
    {
        "application/pdf" or "application/x-pdf" => Kind.Pdf,
        _ when bytes[..Math.Min(bytes.Length, BytesPeeked)].IndexOf("%PDF-"u8) >= 0 => Kind.Pdf,
        "text/rtf" or "application/rtf" or "application/x-rtf" or "text/richtext" => Kind.Rtf,
        _ when RtfReader.Is(bytes) => Kind.Rtf,
        "text/html" or "application/xhtml+xml" or "application/xhtml" => Kind.Html,
        "text/plain" or "text/markdown" or "text/x-markdown" or "text" => Kind.Plain,
        "" or "application/octet-stream" or "binary/octet-stream" => Sniffed(bytes),
        _ => Kind.Unknown,
    };

    private static Kind Sniffed(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, BytesPeeked)]).Replace("\0", "", StringComparison.Ordinal);
        var isHtml = start.Contains("<html", StringComparison.OrdinalIgnoreCase) || start.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.Contains("<body", StringComparison.OrdinalIgnoreCase) || start.TrimStart().StartsWith("<div", StringComparison.OrdinalIgnoreCase);
        var hasMark = bytes.StartsWith("\uFEFF"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        return isHtml ? Kind.Html
            : hasMark || System.Text.Unicode.Utf8.IsValid(bytes) && !bytes.ContainsAnyInRange((byte)0, (byte)8) ? Kind.Plain
            : Kind.Unknown;
    }

    private static string? CharsetOf(string contentType) => After(contentType, "charset=");

    // <meta charset="gbk">, <meta http-equiv content="text/html; charset=gbk">, <?xml encoding="gbk"?>
    private static string? CharsetWithin(ReadOnlySpan<byte> html)
    {
        var start = Encoding.Latin1.GetString(html[..Math.Min(html.Length, BytesPeeked)]);
        return After(start, "charset=") ?? (start.StartsWith("<?xml", StringComparison.Ordinal) ? After(start, "encoding=") : null);
    }

    private static string? After(string text, string name)
    {
        var start = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return null;
        }

        var value = text.AsSpan(start + name.Length).TrimStart(" \"'");
        var end = value.IndexOfAny(ValueEnds);
        return value[..(end < 0 ? value.Length : end)].Trim().ToString();
    }

    private enum Kind
    {
        Unknown,
        Plain,
        Html,
        Rtf,
        Pdf,
    }
}
