using System.Text.Json;
using Prescreen.Fhir.FhirPath.Functions;
using Prescreen.Fhir.Validation.Walking;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>Narrative: well-formed XHTML with the elements FHIR takes (txt-1) and something to read (txt-2). <see href="https://hl7.org/fhir/R4/narrative.html"/></summary>
internal static class NarrativeRules
{
    /// <summary>The invariants that are checked here, where it can be said what is wrong, and not by the engine.</summary>
    public static readonly IReadOnlyList<string> Keys = ["txt-1", "txt-2"];

    public static void Check(Walk walk, JsonElement narrative)
    {
        if (narrative.Text("div") is not { } text)
        {
            return;
        }

        var fault = Xhtml.FaultOf(text, out var name);
        var told = fault switch
        {
            XhtmlFault.NotWellFormed => "The narrative isn't one well-formed element of XHTML: close every element, and write &#160; for blanks that don't break, not &nbsp;.",
            XhtmlFault.NotADiv => $"The narrative must be one div of {Xhtml.Namespace}: put <div xmlns=\"{Xhtml.Namespace}\"> around it.",
            XhtmlFault.Forbidden => $"The narrative may not have '{Words.Short(name)}': only basic formatting is allowed, without scripts, forms and events.",
            XhtmlFault.Blank => "The narrative has nothing to read: write a sentence, or leave the text out.",
            XhtmlFault.None => null,
            _ => throw new System.Diagnostics.UnreachableException($"No words for {fault}."),
        };
        if (told is not null)
        {
            walk.Error("invariant", fault is XhtmlFault.Blank ? "txt-2" : "txt-1", told, narrative.Member("div"));
        }
    }
}
