using System.Text;
using System.Text.Json;
using Prescreen.Json;
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
            using var document = JsonDocument.Parse(JsonUnicode.Mended(JsonUnicode.WithoutMark(json)));
            AddResource(document.RootElement);
        }
        catch (JsonException)
        {
            return;
        }
    }

    private void AddResource(JsonElement resource)
    {
        switch (resource.Text("resourceType"))
        {
            case null when resource.Member("body") is { ValueKind: JsonValueKind.Object } body:
                AddResource(body);
                break;
            case "Bundle":
                foreach (var entry in resource.Items("entry"))
                {
                    AddResource(entry.Member("resource"));
                }

                break;
            case "Observation":
                AddResult(resource);
                foreach (var component in resource.Items("component"))
                {
                    AddResult(component);
                }

                break;
            case { } type when Element(type) is { } element:
                Add(type, resource.Member(element), null);
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
        var quantity = result.Member("valueQuantity");
        Add("Observation", result.Member("code"), quantity.Text("unit") ?? quantity.Text("code"));
    }

    private void Add(string type, JsonElement concept, string? unit)
    {
        JsonElement? first = null;
        (JsonElement Coding, string Target)? mapped = null;
        foreach (var coding in concept.Items("coding"))
        {
            var system = Encoding.UTF8.GetBytes(coding.Text("system") ?? "");
            var code = Encoding.UTF8.GetBytes(coding.Text("code") ?? "");
            if (vocabulary.MappedTo(system, code) is { } target)
            {
                mapped ??= (coding, target);
                continue;
            }

            if (vocabulary.IsStandardSystem(system) || !vocabulary.Lookup(system, code).IsEmpty)
            {
                return;
            }

            first ??= coding.Text("code") is null && coding.Text("display") is null ? null : coding;
        }

        if (mapped is { } known)
        {
            Count(type, known.Coding, unit, known.Target);
        }
        else if (first is { } local)
        {
            Count(type, local, unit, null);
        }
        else if (concept.Text("text") is not null)
        {
            wordsOnly[type] = wordsOnly.GetValueOrDefault(type) + 1;
        }
    }

    private void Count(string type, JsonElement coding, string? unit, string? target)
    {
        var key = (type, coding.Text("system") ?? "", coding.Text("code") ?? "");
        var known = codes.GetValueOrDefault(key);
        codes[key] = (known.Display ?? coding.Text("display"), known.Unit ?? unit, known.Count + 1, target);
    }
}
