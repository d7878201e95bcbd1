using System.Text.Json;
using Prescreen.Json;

namespace Prescreen.Vocabulary;

/// <summary>
/// How code systems and others' value sets name codes, as FHIR definitions say it: CodeSystem.concept with its designations
/// (https://hl7.org/fhir/R4/codesystem.html), and ValueSet.compose.include.concept.display.
/// </summary>
public sealed class CodeNames
{
    private readonly Dictionary<(string System, string Code), HashSet<string>> names = [];
    private readonly HashSet<string> systems = new(StringComparer.Ordinal);
    private readonly HashSet<string> complete = new(StringComparer.Ordinal);

    /// <summary>Adds what a resource says; other resources, and what is no JSON, say nothing.</summary>
    public void Add(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonLook.Parse(json);
            Add(document.RootElement);
        }
        catch (JsonException)
        {
            // A folder of definitions holds other files too.
        }
    }

    /// <summary>True where a CodeSystem of this URL was added.</summary>
    public bool Knows(string system) => systems.Contains(system);

    /// <summary>True where a CodeSystem that lists all its codes was added, and this isn't one of them.</summary>
    public bool IsMissing(string system, string code) => complete.Contains(system) && !names.ContainsKey((system, code));

    /// <summary>The names of a code; none where nothing added names it.</summary>
    public IReadOnlyCollection<string> Of(string system, string code) => names.GetValueOrDefault((system, code)) ?? [];

    private void Add(JsonElement root)
    {
        switch (root.Text("resourceType"))
        {
            case "CodeSystem" when root.Text("url") is { Length: > 0 } url:
                systems.Add(url);
                if (root.Text("content") is "complete" && root.Items("concept").Any())
                {
                    complete.Add(url);
                }

                AddConcepts(root, url);
                break;
            case "ValueSet":
                foreach (var include in root.Member("compose").Items("include"))
                {
                    if (include.Text("system") is { } system)
                    {
                        AddConcepts(include, system);
                    }
                }

                break;
            default:
                break;
        }
    }

    private void AddConcepts(JsonElement parent, string system)
    {
        foreach (var concept in parent.Items("concept"))
        {
            if (concept.Text("code") is { } code)
            {
                if (!names.TryGetValue((system, code), out var known))
                {
                    names.Add((system, code), known = new HashSet<string>(StringComparer.OrdinalIgnoreCase));
                }

                known.UnionWith(concept.Items("designation").Select(designation => designation.Text("value")).Append(concept.Text("display")).OfType<string>());
            }

            AddConcepts(concept, system);
        }
    }
}
