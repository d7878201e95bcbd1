using System.Text;
using System.Text.Unicode;

namespace Prescreen.Fhir.Text;

/// <summary>Makes characters of bytes: by a byte order mark, else by the charset that was declared, else as UTF-8. What is no character becomes U+FFFD.</summary>
internal static class CharsetDecoder
{
    // Not registered for the whole program: only reports come in these.
    private static readonly EncodingProvider CodePages = CodePagesEncodingProvider.Instance;

    /// <summary>The text without its byte order mark; null where the charset is one nobody knows and the bytes aren't UTF-8.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        var (marked, length) = Mark(bytes);
        if (marked is not null)
        {
            return marked.GetString(bytes[length..]);
        }

        var encoding = Find(charset);
        if (encoding is UnicodeEncoding)
        {
            return Utf16(bytes).GetString(bytes);
        }

        // Many systems name the charset of their database and send UTF-8: bytes that are valid in it are hardly ever anything else.
        return encoding is null || Utf8.IsValid(bytes)
            ? encoding is not null || charset is null || Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null
            : encoding.GetString(bytes);
    }

    /// <summary>A Windows code page; null where there is none of this number.</summary>
    public static Encoding? OfCodePage(int codePage)
    {
        try
        {
            return codePage == 65001 ? Encoding.UTF8 : CodePages.GetEncoding(codePage);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static (Encoding? Encoding, int Length) Mark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (null, 0),
    };

    // "utf-16" without a mark means big endian by its specification and little endian by Windows: ASCII's zeros tell.
    private static Encoding Utf16(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = (0, 0);
        for (var index = 0; index + 1 < Math.Min(bytes.Length, 4096); index += 2)
        {
            even += bytes[index] == 0 ? 1 : 0;
            odd += bytes[index + 1] == 0 ? 1 : 0;
        }

        return even > odd ? Encoding.BigEndianUnicode : Encoding.Unicode;
    }

    private static Encoding? Find(string? charset)
    {
        var name = charset?.Trim(' ', '"', '\'').ToLowerInvariant();
        switch (name)
        {
            case null or "":
                return null;
            case "utf8" or "utf-8":
                return Encoding.UTF8;
            case "gb2312" or "gbk" or "gb18030" or "cp936":
                // Each is a part of the last.
                return CodePages.GetEncoding(54936);
            case "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii":
                // What browsers do: Windows fills the control characters of Latin-1 with dashes and quotes.
                return CodePages.GetEncoding(1252);
            default:
                break;
        }

        try
        {
            return CodePages.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
