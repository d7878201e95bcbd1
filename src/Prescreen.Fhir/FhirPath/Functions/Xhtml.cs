using System.Collections.Frozen;
using System.Xml;

namespace Prescreen.Fhir.FhirPath.Functions;

/// <summary>
/// What txt-1 and txt-2 ask of a narrative: well-formed XHTML of basic formatting, with something to read or see in it. https://hl7.org/fhir/R4/narrative.html#rules
/// </summary>
internal static class Xhtml
{
    private const string Namespace = "http://www.w3.org/1999/xhtml";

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    // The lists of txt-1's XPath, and the elements its words allow beyond it (address, bdo, kbd).
    private static readonly FrozenSet<string> Elements = Words(
        "a abbr acronym b big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img li ol p pre q samp small span "
        + "strong sub sup table tbody td tfoot th thead tr tt ul var address bdo kbd");

    private static readonly FrozenSet<string> Attributes = Words(
        "abbr accesskey align alt axis bgcolor border cellhalign cellpadding cellspacing cellvalign char charoff charset cite class colspan compact coords dir "
        + "frame headers height href hreflang hspace id lang longdesc name nowrap rel rev rowspan rules scope shape span src start style summary tabindex title "
        + "type valign value vspace width xml:lang xml:space");

    /// <summary>True where the text is one div that holds nothing but what a narrative may, and isn't blank.</summary>
    internal static bool IsNarrative(string html)
    {
        using var text = new StringReader(html);
        using var reader = XmlReader.Create(text, Settings);
        try
        {
            return IsDiv(reader) && HasOnlyFormatting(reader);
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static bool IsDiv(XmlReader reader) => reader.MoveToContent() is XmlNodeType.Element && reader is { LocalName: "div", NamespaceURI: Namespace };

    private static bool HasOnlyFormatting(XmlReader reader)
    {
        var isBlank = true;
        do
        {
            if (reader.NodeType is XmlNodeType.Element)
            {
                if (!IsAllowed(reader))
                {
                    return false;
                }

                isBlank &= reader.LocalName is not "img" || reader.GetAttribute("src") is null;
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                isBlank = isBlank && string.IsNullOrWhiteSpace(reader.Value);
            }
        }
        while (reader.Read());
        return !isBlank;
    }

    private static bool IsAllowed(XmlReader reader)
    {
        if (reader.NamespaceURI != Namespace || !Elements.Contains(reader.LocalName))
        {
            return false;
        }

        while (reader.MoveToNextAttribute())
        {
            if (reader is not ({ Prefix: "xmlns" } or { Prefix: "", LocalName: "xmlns" }) && !Attributes.Contains(reader.Name))
            {
                return false;
            }
        }

        return reader.MoveToElement() || reader.NodeType is XmlNodeType.Element;
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
