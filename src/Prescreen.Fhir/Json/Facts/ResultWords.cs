using Prescreen.Facts;
using Prescreen.Fhir.Text;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>
/// The words of an Observation: valueString, those of its components, note.text, an empty line between them; offsets of findings count in it. Names of codes are
/// no words of it: "CEA" with "positive" is a serum marker as often as a stain. https://hl7.org/fhir/R4/observation.html
/// </summary>
internal static class ResultWords
{
    /// <summary>What the words say; nothing where nobody reads them.</summary>
    public static IReadOnlyList<NarrativeFinding> Findings(JsonObject resource, ResourceContext context)
    {
        var value = resource["valueString"u8];
        var components = resource["component"u8];
        var notes = resource["note"u8];
        if (context.Narrative is not { } read || (value.IsAbsent && components.IsAbsent && notes.IsAbsent))
        {
            return [];
        }

        List<string> words = [];
        Add(value, words);
        foreach (var component in components.Items())
        {
            Add(component["valueString"u8], words);
        }

        foreach (var note in notes.Items())
        {
            Add(note["text"u8], words);
        }

        if (words.Sum(part => (long)part.Length) > TextLimits.MostCharacters)
        {
            context.Report(TextProblems.TooLong(), null);
            return [];
        }

        return words.Count == 0 ? [] : read(ReportWords.Join(words));
    }

    private static void Add(JsonNode text, List<string> words)
    {
        if (text.Text() is { } said && PlainLines.Of(said) is { Length: > 0 } shown)
        {
            words.Add(shown);
        }
    }
}
