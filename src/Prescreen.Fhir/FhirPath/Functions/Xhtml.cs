using System.Collections.Frozen;
using System.Xml;

namespace Prescreen.Fhir.FhirPath.Functions;

/// <summary>
/// What txt-1 and txt-2 ask of a narrative: well-formed XHTML of basic formatting, with something to read or see in it. https://hl7.org/fhir/R4/narrative.html#rules
/// </summary>
internal static class Xhtml
{
    internal const string Namespace = "http://www.w3.org/1999/xhtml";

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    // The lists of txt-1's XPath, and what its words (the HTML 4.0 chapters on formatting) and HL7's own examples have beyond it.
    private static readonly FrozenSet<string> Elements = Words(
        "a abbr acronym address area b bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li map ol p pre q s samp "
        + "small span strong sub sup table tbody td tfoot th thead tr tt u ul var");

    private static readonly FrozenSet<string> Attributes = Words(
        "abbr accesskey align alt axis bgcolor border cellhalign cellpadding cellspacing cellvalign char charoff charset cite class colspan compact coords dir "
        + "frame headers height href hreflang hspace id lang longdesc name nowrap rel rev rowspan rules scope shape span src start style summary tabindex title "
        + "type usemap valign value vspace width xml:lang xml:space");

    /// <summary>True where the text is one div that holds nothing but what a narrative may, and isn't blank.</summary>
    internal static bool IsNarrative(string html) => FaultOf(html, out _) is XhtmlFault.None;

    /// <summary>What is wrong first, and the element or attribute that may not stand there; "" where none is to be named.</summary>
    internal static XhtmlFault FaultOf(string html, out string name)
    {
        name = "";
        using var text = new StringReader(html);
        using var reader = XmlReader.Create(text, Settings);
        try
        {
            if (reader.MoveToContent() is not XmlNodeType.Element || reader is not { LocalName: "div", NamespaceURI: Namespace })
            {
                return XhtmlFault.NotADiv;
            }

            name = Read(reader, out var isBlank) ?? "";
            return name.Length > 0 ? XhtmlFault.Forbidden : isBlank ? XhtmlFault.Blank : XhtmlFault.None;
        }
        catch (XmlException)
        {
            return XhtmlFault.NotWellFormed;
        }
    }

    // To the end, or to what is forbidden, whose name it gives.
    private static string? Read(XmlReader reader, out bool isBlank)
    {
        isBlank = true;
        do
        {
            if (reader.NodeType is XmlNodeType.Element)
            {
                if (Forbidden(reader) is { } name)
                {
                    return name;
                }

                isBlank &= reader.LocalName is not "img" || reader.GetAttribute("src") is null;
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                isBlank = isBlank && string.IsNullOrWhiteSpace(reader.Value);
            }
        }
        while (reader.Read());
        return null;
    }

    private static string? Forbidden(XmlReader reader)
    {
        if (reader.NamespaceURI != Namespace || !Elements.Contains(reader.LocalName))
        {
            return reader.Name;
        }

        while (reader.MoveToNextAttribute())
        {
            if (reader is not ({ Prefix: "xmlns" } or { Prefix: "", LocalName: "xmlns" }) && !Attributes.Contains(reader.Name))
            {
                return reader.Name;
            }
        }

        reader.MoveToElement();
        return null;
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
