using System.Buffers;
using System.Buffers.Text;
using System.Net;
using System.Text;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>
/// The words of a report in reading order: conclusion, text.div, attachments, a blank line between them. Offsets of narrative findings count in this text.
/// PDF, RTF and pictures are words nobody has read.
/// </summary>
internal sealed class ReportText
{
    private readonly StringBuilder words = new();

    /// <summary>True where there are words, read or not.</summary>
    public bool HasText { get; private set; }

    public string Words => words.ToString();

    public void Add(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        HasText = true;
        words.Append(words.Length == 0 ? "" : "\n\n").Append(text);
    }

    /// <summary>A generated or written Narrative (https://hl7.org/fhir/R4/narrative.html).</summary>
    public void AddNarrative(JsonNode text)
    {
        if (!text["status"u8].Code().SequenceEqual("empty"u8) && text["div"u8].Text() is { } div)
        {
            Add(PlainOf(div));
        }
    }

    /// <summary>An Attachment (https://hl7.org/fhir/R4/datatypes.html#attachment).</summary>
    public void AddAttachment(JsonNode attachment, string path, ResourceContext context)
    {
        var data = attachment["data"u8].Utf8();
        HasText |= !data.IsEmpty || !attachment["url"u8].IsAbsent;
        var type = attachment["contentType"u8].Code();
        var isHtml = type.StartsWith("text/html"u8) || type.StartsWith("application/xhtml"u8);
        if (data.IsEmpty || !(isHtml || type.StartsWith("text/plain"u8) || type.StartsWith("text/markdown"u8) || type.IsEmpty))
        {
            return;
        }

        if (Decode(data) is { } text)
        {
            Add(isHtml ? PlainOf(text) : text);
        }
        else
        {
            context.Report(FactProblems.Attachment(), $"{path}.data");
        }
    }

    /// <summary>The words of HTML: blocks and line breaks become line ends, entities characters; scripts and styles are no words.</summary>
    internal static string PlainOf(string html)
    {
        var plain = new StringBuilder(html.Length);
        ReadOnlySpan<char> rest = html;
        while (!rest.IsEmpty)
        {
            var tag = rest.IndexOf('<');
            plain.Append(tag < 0 ? rest : rest[..tag]);
            if (tag < 0)
            {
                break;
            }

            rest = rest[tag..];
            var end = rest.StartsWith("<!--") ? rest.IndexOf("-->") + 2 : rest.IndexOf('>');
            if (end <= 1)
            {
                break;
            }

            var name = NameOf(rest[..end]);
            plain.Append(IsInline(name) ? "" : name is "td" or "th" ? " " : "\n");
            rest = rest[(end + 1)..];
            if (name is "script" or "style")
            {
                var close = rest.IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
                rest = close < 0 ? [] : rest[close..];
            }
        }

        return WebUtility.HtmlDecode(plain.ToString()).Trim();
    }

    private static string NameOf(ReadOnlySpan<char> tag)
    {
        var start = tag.StartsWith("</") ? 2 : 1;
        var length = 0;
        while (start + length < tag.Length && char.IsAsciiLetterOrDigit(tag[start + length]))
        {
            length++;
        }

        return tag.StartsWith("</") && tag.Slice(start, length) is "script" or "style" ? "" : tag.Slice(start, length).ToString().ToLowerInvariant();
    }

    private static bool IsInline(string name)
        => name is "a" or "b" or "i" or "u" or "em" or "strong" or "span" or "small" or "big" or "sub" or "sup" or "font" or "code" or "abbr" or "q";

    private static string? Decode(ReadOnlySpan<byte> base64)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(base64.Length)];
        return Base64.DecodeFromUtf8(base64, bytes, out _, out var written) is OperationStatus.Done
            ? Encoding.UTF8.GetString(bytes, 0, written)
            : null;
    }
}
