using System.Text.Json;
using Prescreen.Fhir.FhirPath;

namespace Prescreen.Fhir.Tests.FhirPath.CrossCheck;

/// <summary>R4's own types, read from the snapshots of their StructureDefinitions.</summary>
internal sealed class StructureTypes : IFhirPathTypes
{
    private const string FhirType = "http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type";

    private readonly Dictionary<string, StructureType> types = [];

    public StructureTypes(IEnumerable<JsonElement> structures)
    {
        var own = structures.Where(one => one.GetProperty("kind").GetString() is not "logical"
            && (!one.TryGetProperty("derivation", out var derivation) || derivation.GetString() == "specialization")).ToList();
        foreach (var element in own.SelectMany(Elements))
        {
            var path = element.GetProperty("path").GetString()!;
            if (!path.Contains('.', StringComparison.Ordinal) || HasChildren(element))
            {
                types.TryAdd(path, new StructureType(path.Contains('.', StringComparison.Ordinal) ? Codes(element).Single() : path, path));
            }
        }

        foreach (var structure in own)
        {
            Read(structure);
        }
    }

    public IFhirPathType? Find(string name) => name.Contains('.', StringComparison.Ordinal) ? null : types.GetValueOrDefault(name);

    public static IEnumerable<JsonElement> Elements(JsonElement structure) => structure.GetProperty("snapshot").GetProperty("element").EnumerateArray();

    public static List<Invariant> Invariants(JsonElement element) => element.TryGetProperty("constraint", out var constraints)
        ? [.. constraints.EnumerateArray().Where(one => one.TryGetProperty("expression", out _)).Select(one => new Invariant(
            one.GetProperty("key").GetString()!, one.GetProperty("expression").GetString()!, one.GetProperty("severity").GetString() == "error"))]
        : [];

    private void Read(JsonElement structure)
    {
        foreach (var element in Elements(structure))
        {
            var path = element.GetProperty("path").GetString()!;
            var dot = path.LastIndexOf('.');
            if (dot < 0)
            {
                types[path].Own.AddRange(Invariants(element));
                types[path].Base = structure.TryGetProperty("baseDefinition", out var above) ? Find(above.GetString()!.Split('/')[^1]) : null;
            }
            else if (types.TryGetValue(path[..dot], out var holder))
            {
                Add(holder, element, path, path[(dot + 1)..]);
            }
        }
    }

    private void Add(StructureType holder, JsonElement element, string path, string name)
    {
        var isModifier = element.TryGetProperty("isModifier", out var modifier) && modifier.GetBoolean();
        if (element.TryGetProperty("contentReference", out var reference))
        {
            holder.Add(name, new FhirPathMember(name, types[reference.GetString()![1..]]) { IsModifier = isModifier }, Invariants(element));
            return;
        }

        var plain = name.Replace("[x]", "", StringComparison.Ordinal);
        foreach (var code in Codes(element))
        {
            if (types.GetValueOrDefault(HasChildren(element) ? path : code) is { } type)
            {
                holder.Add(plain == name ? name : $"{plain}{char.ToUpperInvariant(code[0])}{code[1..]}", new FhirPathMember(plain, type) { IsModifier = isModifier }, Invariants(element));
                type.Base ??= HasChildren(element) ? Find(code) : null;
            }
        }
    }

    private static bool HasChildren(JsonElement element) => Codes(element) is ["BackboneElement" or "Element"];

    private static List<string> Codes(JsonElement element) => element.TryGetProperty("type", out var given) ? [.. given.EnumerateArray().Select(Code)] : [];

    private static string Code(JsonElement type)
        => type.TryGetProperty("extension", out var extensions) && extensions.EnumerateArray().FirstOrDefault(one => one.GetProperty("url").GetString() == FhirType) is { ValueKind: JsonValueKind.Object } own
            ? own.GetProperty("valueUrl").GetString()!
            : type.GetProperty("code").GetString()!;
}
