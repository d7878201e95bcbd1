using System.Text;
using System.Text.Json;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Json.LocalCodes;

/// <summary>
/// Counts the codes of results, diagnoses, procedures and drugs that no value set knows and that come without a code of a standard system, and those that only the site's map makes known. A pass of its own:
/// reading records pays nothing for it. Input that can't be read is left to the reader of records to tell.
/// </summary>
/// <remarks>https://hl7.org/fhir/R4/datatypes.html#CodeableConcept</remarks>
public sealed class LocalCodeTally(ConceptVocabulary vocabulary)
{
    private readonly Dictionary<(string Type, string System, string Code), (string? Display, string? Unit, int Count, string? MappedTo)> codes = [];
    private readonly Dictionary<string, int> wordsOnly = new(StringComparer.Ordinal);

    /// <summary>The codes, the most frequent first.</summary>
    public IReadOnlyList<LocalCode> Codes
        => [.. codes.Select(one => new LocalCode(one.Key.Type, one.Key.System, one.Key.Code, one.Value.Display, one.Value.Unit, one.Value.Count, one.Value.MappedTo))
            .OrderByDescending(one => one.Count).ThenBy(one => one.System, StringComparer.Ordinal).ThenBy(one => one.Code, StringComparer.Ordinal)];

    /// <summary>How many resources of a type are named in words only. The words may be anything, so they are not kept.</summary>
    public IReadOnlyDictionary<string, int> WordsOnly => wordsOnly;

    /// <summary>Counts the codes of a resource, a Bundle, or a recorded response whose body is one.</summary>
    public void Add(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            AddResource(document.RootElement);
        }
        catch (JsonException)
        {
            return;
        }
    }

    private void AddResource(JsonElement resource)
    {
        switch (Text(resource, "resourceType"))
        {
            case null when Member(resource, "body") is { ValueKind: JsonValueKind.Object } body:
                AddResource(body);
                break;
            case "Bundle":
                foreach (var entry in Items(resource, "entry"))
                {
                    if (Member(entry, "resource") is { } inner)
                    {
                        AddResource(inner);
                    }
                }

                break;
            case "Observation":
                AddResult(resource);
                foreach (var component in Items(resource, "component"))
                {
                    AddResult(component);
                }

                break;
            case { } type when Element(type) is { } element && Member(resource, element) is { } concept:
                Add(type, concept, null);
                break;
        }
    }

    private static string? Element(string type) => type switch
    {
        "Condition" or "Procedure" or "DiagnosticReport" or "Medication" => "code",
        "MedicationRequest" or "MedicationStatement" or "MedicationAdministration" or "MedicationDispense" => "medicationCodeableConcept",
        _ => null,
    };

    private void AddResult(JsonElement result)
    {
        if (Member(result, "code") is { } concept)
        {
            var quantity = Member(result, "valueQuantity");
            Add("Observation", concept, quantity is { } value ? Text(value, "unit") ?? Text(value, "code") : null);
        }
    }

    private void Add(string type, JsonElement concept, string? unit)
    {
        JsonElement? first = null;
        (JsonElement Coding, string Target)? mapped = null;
        foreach (var coding in Items(concept, "coding"))
        {
            var system = Encoding.UTF8.GetBytes(Text(coding, "system") ?? "");
            var code = Encoding.UTF8.GetBytes(Text(coding, "code") ?? "");
            if (vocabulary.MappedTo(system, code) is { } target)
            {
                mapped ??= (coding, target);
                continue;
            }

            if (vocabulary.IsStandardSystem(system) || !vocabulary.Lookup(system, code).IsEmpty)
            {
                return;
            }

            first ??= Text(coding, "code") is null && Text(coding, "display") is null ? null : coding;
        }

        if (mapped is { } known)
        {
            Count(type, known.Coding, unit, known.Target);
        }
        else if (first is { } local)
        {
            Count(type, local, unit, null);
        }
        else if (Text(concept, "text") is not null)
        {
            wordsOnly[type] = wordsOnly.GetValueOrDefault(type) + 1;
        }
    }

    private void Count(string type, JsonElement coding, string? unit, string? target)
    {
        var key = (type, Text(coding, "system") ?? "", Text(coding, "code") ?? "");
        var known = codes.GetValueOrDefault(key);
        codes[key] = (known.Display ?? Text(coding, "display"), known.Unit ?? unit, known.Count + 1, target);
    }

    private static JsonElement? Member(JsonElement element, string name)
        => element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name)
        => Member(element, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : default;
}
