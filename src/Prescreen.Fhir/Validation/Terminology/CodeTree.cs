using System.Text.Json;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation.Terminology;

/// <summary>The codes of a CodeSystem that is all here, and which stands under which. <see href="https://hl7.org/fhir/R4/codesystem.html"/></summary>
internal sealed class CodeTree
{
    private readonly Dictionary<string, string?> parents;

    private CodeTree(Dictionary<string, string?> parents) => this.parents = parents;

    public IReadOnlyCollection<string> Codes => parents.Keys;

    public bool Has(string code) => parents.ContainsKey(code);

    /// <summary>The tree, or null where the resource doesn't hold all codes of the system.</summary>
    public static CodeTree? Read(JsonElement resource)
    {
        if (resource.Text("content") != "complete")
        {
            return null;
        }

        var isCaseSensitive = resource.Member("caseSensitive").ValueKind is not JsonValueKind.False;
        Dictionary<string, string?> parents = new(isCaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        Add(parents, resource, null);
        return new CodeTree(parents);
    }

    /// <summary>True where the code is the other one or stands under it.</summary>
    public bool IsUnder(string code, string above)
    {
        for (var at = code; at is not null; at = parents.GetValueOrDefault(at))
        {
            if (at == above)
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(Dictionary<string, string?> parents, JsonElement holder, string? above)
    {
        foreach (var concept in holder.Items("concept"))
        {
            if (concept.Text("code") is { } code)
            {
                parents.TryAdd(code, above);
                Add(parents, concept, code);
            }
        }
    }
}
