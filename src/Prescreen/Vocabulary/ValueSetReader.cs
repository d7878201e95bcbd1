using System.Text.Json;
using Prescreen.Json;

namespace Prescreen.Vocabulary;

/// <summary>Reads what a vocabulary needs of a FHIR ValueSet (https://hl7.org/fhir/R4/valueset.html): compose, expansion and the two text extensions.</summary>
internal sealed class ValueSetReader(ValueSetSource source, VocabularyProblems problems)
{
    private const string MatchingText = "https://prescreen.example/fhir/StructureDefinition/matching-text";
    private const string NotMatchingText = "https://prescreen.example/fhir/StructureDefinition/not-matching-text";

    private readonly List<CodeRule> codes = [];
    private readonly List<TextRule> texts = [];
    private readonly HashSet<(string System, string Code)> expanded = [];
    private bool hasExpansion;

    /// <summary>The definition, or null where the file is no value set; everything wrong with it is then among the problems.</summary>
    public ValueSetDefinition? Read()
    {
        try
        {
            using var document = JsonLook.Parse(source.Json);
            return Read(document.RootElement);
        }
        catch (JsonException broken)
        {
            Report("VOC-002", $"This is no JSON (line {broken.LineNumber + 1}).", "");
            return null;
        }
    }

    private ValueSetDefinition? Read(JsonElement root)
    {
        if (root.Text("resourceType") is not "ValueSet" || root.Text("id") is not { Length: > 0 } id)
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

        return new ValueSetDefinition(source.File, id, root.Text("title") ?? id) { Codes = codes, Texts = texts };
    }

    private void ReadTexts(JsonElement root)
    {
        var index = 0;
        foreach (var extension in root.Items("extension"))
        {
            var place = $"extension[{index++}]";
            if (extension.Text("url") is not (MatchingText or NotMatchingText) || extension.Text("valueString") is not { } text)
            {
                continue;
            }

            texts.Add(new TextRule(text, extension.Text("url") is NotMatchingText, place));
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
        foreach (var item in parent.Items("contains"))
        {
            var place = $"{path}.contains[{index++}]";
            if (!item.Is("abstract") && item.Text("system") is { } system && item.Text("code") is { } code)
            {
                expanded.Add((system, code));
                codes.Add(new CodeRule(system, code, item.Text("display"), Descendants: false, Excluded: false, place));
            }

            ReadContains(item, place);
        }
    }

    private void ReadCompose(JsonElement compose, string side, bool excluded)
    {
        var index = 0;
        foreach (var include in compose.Items(side))
        {
            var place = $"compose.{side}[{index++}]";
            if (include.Text("system") is not { } system || include.Items("valueSet").Any())
            {
                // With a system, too: FHIR takes only what both name, and the system's part alone would be more.
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
        foreach (var concept in include.Items("concept"))
        {
            var place = $"{path}.concept[{index++}]";
            if (concept.Text("code") is not { Length: > 0 } code)
            {
                Report("VOC-007", "A concept needs a code.", place);
                continue;
            }

            if (excluded || !expanded.Contains((system, code)))
            {
                codes.Add(new CodeRule(system, code, concept.Text("display"), Descendants: false, excluded, place));
            }
        }

        return index;
    }

    private int ReadFilters(JsonElement include, string system, bool excluded, string path)
    {
        var index = 0;
        foreach (var filter in include.Items("filter"))
        {
            var place = $"{path}.filter[{index++}]";
            if (hasExpansion && !CodeSystems.HasPrefixes(system))
            {
                // A terminology server has answered it already: what it includes and excludes is in the expansion.
                continue;
            }

            if (filter.Text("property") is "concept" && filter.Text("op") is "is-a" && filter.Text("value") is { Length: > 0 } value)
            {
                codes.Add(new CodeRule(system, value, Display: null, Descendants: true, excluded, place));
            }
            else
            {
                Report("VOC-008", "The only filter known is property \"concept\", op \"is-a\" and a code or a range of categories as value.", place);
            }
        }

        if (index > 1)
        {
            Report("VOC-009", "Several filters of one include or exclude must all hold in FHIR: give each its own.", path);
        }

        return index;
    }

    private void Report(string code, string text, string path) => problems.Add(code, text, path.Length == 0 ? source.File : $"{source.File}: {path}");
}
