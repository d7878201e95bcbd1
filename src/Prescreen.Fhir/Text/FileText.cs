using System.Text;

namespace Prescreen.Fhir.Text;

/// <summary>The words of a file that is HTML, RTF or PDF, as they are shown and as offsets count in them.</summary>
/// <param name="pdfs">Reads PDFs; null: pdftotext does, where it is on the machine.</param>
public sealed class FileText(IPdfText? pdfs = null)
{
    private const int BytesPeeked = 1024;

    private readonly AttachmentText attachments = new(pdfs ?? new PdfToText());

    /// <summary>"application/pdf", "text/rtf" or "text/html", by the first bytes and the name's extension; null for everything else.</summary>
    public static string? TypeOf(string name, ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(bytes.Length, BytesPeeked)];
        if (start.StartsWith("%PDF-"u8) || RtfReader.Is(start))
        {
            return start.StartsWith("%PDF-"u8) ? "application/pdf" : "text/rtf";
        }

        var words = Encoding.Latin1.GetString(start).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        return Path.GetExtension(name).ToLowerInvariant() is ".html" or ".htm" or ".xhtml"
            || words.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || words.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            ? "text/html" : null;
    }

    /// <summary>The words, and why some are missing (FHIR-17x); both may be there. Without words there is a problem.</summary>
    /// <param name="type">What <see cref="TypeOf"/> says, perhaps with a charset: "text/html; charset=gbk".</param>
    /// <param name="bytes">The whole file.</param>
    public (string Words, Problem? Problem) Read(string type, byte[] bytes)
    {
        var (words, problem) = attachments.Read(type, bytes);
        return (words, problem);
    }
}
