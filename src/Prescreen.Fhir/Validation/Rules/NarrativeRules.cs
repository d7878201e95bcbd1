using System.Text.Json;
using System.Xml;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.Fhir.Validation.Walking;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>Narrative: well-formed XHTML with the elements FHIR takes (txt-1) and something to read (txt-2). <see href="https://hl7.org/fhir/R4/narrative.html"/></summary>
internal static class NarrativeRules
{
    /// <summary>The invariants that are checked here, and not by the engine, to which they are a matter of parsing.</summary>
    public static readonly IReadOnlyList<string> Keys = ["txt-1", "txt-2"];

    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    private static readonly HashSet<string> Elements = new(
        ("p br div h1 h2 h3 h4 h5 h6 a span table caption tbody thead tfoot tr td th col colgroup ul ol li dl dt dd b i u s strong em small big tt sub sup code samp kbd var cite dfn abbr acronym "
            + "blockquote q pre hr address ins del img map area bdo center").Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> Attributes = new(
        ("abbr accesskey align alt axis border bgcolor cellhalign cellpadding cellspacing cellvalign char charoff charset cite class colspan compact coords dir frame headers height href hreflang hspace id lang "
            + "longdesc name nowrap rel rev rowspan rules scope shape span src start style summary tabindex title type usemap valign value vspace width xmlns cellhalign").Split(' '), StringComparer.Ordinal);

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, ConformanceLevel = ConformanceLevel.Fragment };

    public static void Check(Walk walk, JsonElement narrative)
    {
        var div = narrative.Member("div");
        if (div.ValueKind is JsonValueKind.String && Fault(div.GetString()!) is { } fault)
        {
            walk.Error("invariant", fault.Rule, fault.Text, div);
        }
    }

    private static (string Rule, string Text)? Fault(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            return Read(reader);
        }
        catch (XmlException)
        {
            return ("txt-1", "The narrative isn't well-formed XHTML: close every element, and write &#160; for blanks that don't break, not &nbsp;.");
        }
    }

    private static (string Rule, string Text)? Read(XmlReader reader)
    {
        var (hasContent, isFirst) = (false, true);
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Element)
            {
                if (isFirst && (reader.LocalName != "div" || reader.NamespaceURI != Xhtml))
                {
                    return ("txt-1", $"The narrative must be one div of {Xhtml}: put <div xmlns=\"{Xhtml}\"> around it.");
                }

                isFirst = false;
                hasContent |= reader.LocalName == "img";
                if (Forbidden(reader) is { } name)
                {
                    return ("txt-1", $"The narrative may not have '{Words.Short(name)}': only basic formatting is allowed, without scripts, forms and events.");
                }
            }
            else
            {
                hasContent |= reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && !string.IsNullOrWhiteSpace(reader.Value);
            }
        }

        return hasContent ? null : ("txt-2", "The narrative has nothing to read: write a sentence, or leave the text out.");
    }

    private static string? Forbidden(XmlReader reader)
    {
        if (!Elements.Contains(reader.LocalName))
        {
            return reader.LocalName;
        }

        while (reader.MoveToNextAttribute())
        {
            if (!Attributes.Contains(reader.LocalName) && reader.Prefix is not ("xml" or "xmlns"))
            {
                return reader.LocalName;
            }
        }

        reader.MoveToElement();
        return null;
    }
}
