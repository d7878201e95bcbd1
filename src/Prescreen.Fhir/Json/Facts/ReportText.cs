using Prescreen.Fhir.Text;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>
/// The one place that gives a report's text: conclusion, text.div, attachments, an empty line between them (<see cref="ReportWords"/>). Offsets of narrative
/// findings count in it. Nothing is decoded where nobody reads the words.
/// </summary>
internal sealed class ReportText(ResourceContext context)
{
    private readonly List<ReportPart> parts = [];
    private readonly List<string> codes = [];
    private int attachments;

    /// <summary>True where there are words, read or not.</summary>
    public bool HasText { get; private set; }

    /// <summary>The parts, in the report's order.</summary>
    public IReadOnlyList<ReportPart> Parts => parts;

    /// <summary>Words of codes: they stand for the report's where it has no others.</summary>
    public IReadOnlyList<string> Codes => codes;

    /// <summary>True where some words are in a Binary that may still come.</summary>
    public bool IsPending => parts.Exists(part => part.Url is not null);

    private bool IsRead => context.Narrative is not null;

    public void Add(JsonNode text, string path)
    {
        if (JsonText.Trim(text.Utf8()).IsEmpty)
        {
            return;
        }

        HasText = true;
        if (IsRead && text.Text() is { } words)
        {
            parts.Add(new ReportPart(path, Capped(PlainLines.Of(words))));
        }
    }

    /// <summary>A generated or written Narrative (https://hl7.org/fhir/R4/narrative.html).</summary>
    public void AddNarrative(JsonNode text)
    {
        if (text["status"u8].Code().SequenceEqual("empty"u8) || !HtmlText.MayHaveWords(text["div"u8].Utf8()))
        {
            return;
        }

        HasText = true;
        if (IsRead && text["div"u8].Text() is { } div && PlainLines.Of(HtmlText.Read(div)) is { Length: > 0 } words)
        {
            parts.Add(new ReportPart("text.div", Capped(words)));
        }
    }

    /// <summary>An Attachment (https://hl7.org/fhir/R4/datatypes.html#attachment).</summary>
    public void AddAttachment(JsonNode attachment, string path, JsonObject report)
    {
        var data = attachment["data"u8].Utf8();
        var url = data.IsEmpty ? attachment["url"u8].Text() : null;
        HasText |= !data.IsEmpty || url is not null;
        path = $"{path}[{attachments++}]";
        if (!IsRead || (data.IsEmpty && url is null) || attachments > TextLimits.MostAttachments + 1)
        {
            return;
        }

        parts.Add(attachments > TextLimits.MostAttachments ? new ReportPart(path, ReadText.Unread(TextProblems.TooMany()))
            : url is null ? new ReportPart($"{path}.data", BinaryResource.OfBase64(attachment["contentType"u8].Text(), data, context))
            : url[0] == '#' ? new ReportPart($"{path}.url", Contained(url[1..], report))
            : !AttachmentText.MayHaveWords(attachment["contentType"u8].Text() ?? "") ? new ReportPart($"{path}.contentType", ReadText.Unread(TextProblems.UnknownType()))
            : new ReportPart($"{path}.url", default, url));
    }

    /// <summary>The words of CodeableConcepts.</summary>
    public void AddCodes(JsonNode concepts)
    {
        if (!IsRead)
        {
            return;
        }

        foreach (var concept in concepts.Items())
        {
            if (concept["text"u8].Text() is { } text)
            {
                codes.Add(text);
                continue;
            }

            foreach (var coding in concept["coding"u8].Items())
            {
                if (coding["display"u8].Text() is { } display)
                {
                    codes.Add(display);
                }
            }
        }
    }

    private ReadText Contained(string id, JsonObject report)
    {
        foreach (var item in report["contained"u8].Items())
        {
            var inner = item.Object();
            if (inner["resourceType"u8].Utf8().SequenceEqual("Binary"u8) && inner["id"u8].Text() == id)
            {
                return BinaryResource.TextOf(inner, context);
            }
        }

        return ReadText.Unread(FactProblems.MissingContained());
    }

    private static ReadText Capped(string words)
        => words.Length > TextLimits.MostCharacters ? ReadText.Unread(TextProblems.TooLong()) : new ReadText(words, null);
}
