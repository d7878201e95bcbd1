using System.Text.Json;

namespace Prescreen.Vocabulary;

/// <summary>Reads what a vocabulary needs of a FHIR ValueSet (https://hl7.org/fhir/R4/valueset.html): compose, expansion and the two text extensions.</summary>
internal sealed class ValueSetReader(ValueSetSource source, VocabularyProblems problems)
{
    private const string MatchingText = "https://prescreen.example/fhir/StructureDefinition/matching-text";
    private const string NotMatchingText = "https://prescreen.example/fhir/StructureDefinition/not-matching-text";

    private readonly List<CodeRule> codes = [];
    private readonly List<TextRule> texts = [];
    private bool hasExpansion;

    /// <summary>The definition, or null where the file is no value set; everything wrong with it is then among the problems.</summary>
    public ValueSetDefinition? Read()
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutByteOrderMark(source.Json));
            return Read(document.RootElement);
        }
        catch (JsonException broken)
        {
            Report("VOC-002", $"This is no JSON (line {broken.LineNumber + 1}).", "");
            return null;
        }
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> json)
        => json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;

    private ValueSetDefinition? Read(JsonElement root)
    {
        if (TextOf(root, "resourceType") is not "ValueSet" || TextOf(root, "id") is not { Length: > 0 } id)
        {
            Report("VOC-003", "A value set needs resourceType ValueSet and an id.", "");
            return null;
        }

        ReadTexts(root);
        ReadExpansion(root);
        if (root.TryGetProperty("compose", out var compose))
        {
            ReadCompose(compose, "include", excluded: false);
            ReadCompose(compose, "exclude", excluded: true);
        }

        if (!codes.Exists(rule => !rule.Excluded) && !texts.Exists(rule => !rule.Vetoes))
        {
            Report("VOC-004", "The value set is empty: it names no code, no filter and no matching-text.", "");
        }

        return new ValueSetDefinition(source.File, id, TextOf(root, "title") ?? id) { Codes = codes, Texts = texts };
    }

    private void ReadTexts(JsonElement root)
    {
        var index = 0;
        foreach (var extension in Items(root, "extension"))
        {
            var place = $"extension[{index++}]";
            if (TextOf(extension, "url") is not (MatchingText or NotMatchingText) || TextOf(extension, "valueString") is not { } text)
            {
                continue;
            }

            texts.Add(new TextRule(text, TextOf(extension, "url") is NotMatchingText, place));
        }
    }

    /// <summary>A hospital may expand a value set on its own terminology server: the expanded codes then count as if listed.</summary>
    private void ReadExpansion(JsonElement root)
    {
        if (root.TryGetProperty("expansion", out var expansion))
        {
            hasExpansion = true;
            ReadContains(expansion, "expansion");
        }
    }

    private void ReadContains(JsonElement parent, string path)
    {
        var index = 0;
        foreach (var item in Items(parent, "contains"))
        {
            var place = $"{path}.contains[{index++}]";
            var isAbstract = item.TryGetProperty("abstract", out var flag) && flag.ValueKind is JsonValueKind.True;
            if (!isAbstract && TextOf(item, "system") is { } system && TextOf(item, "code") is { } code)
            {
                codes.Add(new CodeRule(system, code, TextOf(item, "display"), Descendants: false, Excluded: false, place));
            }

            ReadContains(item, place);
        }
    }

    private void ReadCompose(JsonElement compose, string side, bool excluded)
    {
        var index = 0;
        foreach (var include in Items(compose, side))
        {
            var place = $"compose.{side}[{index++}]";
            if (TextOf(include, "system") is not { } system)
            {
                Report("VOC-005", "An include or exclude needs a system; references to other value sets aren't read.", place);
                continue;
            }

            var rules = ReadConcepts(include, system, excluded, place) + ReadFilters(include, system, excluded, place);
            if (rules == 0)
            {
                Report("VOC-006", "A whole code system can't be a concept: list its codes or a filter.", place);
            }
        }
    }

    private int ReadConcepts(JsonElement include, string system, bool excluded, string path)
    {
        var index = 0;
        foreach (var concept in Items(include, "concept"))
        {
            var place = $"{path}.concept[{index++}]";
            if (TextOf(concept, "code") is not { Length: > 0 } code)
            {
                Report("VOC-007", "A concept needs a code.", place);
                continue;
            }

            if (!hasExpansion || excluded || !codes.Exists(rule => rule.System == system && rule.Code == code))
            {
                codes.Add(new CodeRule(system, code, TextOf(concept, "display"), Descendants: false, excluded, place));
            }
        }

        return index;
    }

    private int ReadFilters(JsonElement include, string system, bool excluded, string path)
    {
        var index = 0;
        foreach (var filter in Items(include, "filter"))
        {
            var place = $"{path}.filter[{index++}]";
            if (hasExpansion && !CodeSystems.HasPrefixes(system))
            {
                // A terminology server has answered it already: what it includes and excludes is in the expansion.
                continue;
            }

            if (TextOf(filter, "property") is "concept" && TextOf(filter, "op") is "is-a" && TextOf(filter, "value") is { Length: > 0 } value)
            {
                codes.Add(new CodeRule(system, value, Display: null, Descendants: true, excluded, place));
            }
            else
            {
                Report("VOC-008", "The only filter known is property \"concept\", op \"is-a\" and a code or a range of categories as value.", place);
            }
        }

        if (index > 1 && !excluded)
        {
            Report("VOC-009", "Several filters of one include must all hold in FHIR: give each its own include.", path);
        }

        return index;
    }

    private void Report(string code, string text, string path) => problems.Add(code, text, path.Length == 0 ? source.File : $"{source.File}: {path}");

    private static JsonElement.ArrayEnumerator Items(JsonElement parent, string name)
        => parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var items) && items.ValueKind is JsonValueKind.Array
            ? items.EnumerateArray()
            : default;

    private static string? TextOf(JsonElement parent, string name)
        => parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String
            ? text.GetString()
            : null;
}
