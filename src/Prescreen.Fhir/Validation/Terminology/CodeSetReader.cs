using System.Collections.Immutable;
using System.Text.Json;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation.Terminology;

/// <summary>
/// Expands a ValueSet as far as that can be done without a terminology server: its own expansion, codes it lists, whole systems that are here, what stands
/// under a concept, other sets. <see href="https://hl7.org/fhir/R4/valueset.html#compositions"/>
/// </summary>
internal static class CodeSetReader
{
    private const string ValueSetLimits = "http://hl7.org/fhir/StructureDefinition/valueset-";

    /// <param name="resource">The ValueSet.</param>
    /// <param name="definitions">Where other sets and systems are found.</param>
    /// <param name="within">The URLs of this set and those it is read for.</param>
    public static CodeSet Read(JsonElement resource, FhirDefinitions definitions, ImmutableHashSet<string> within)
    {
        if (resource.Member("expansion") is { ValueKind: JsonValueKind.Object } expansion && IsWhole(expansion) && expansion.Member("contains").ValueKind is JsonValueKind.Array)
        {
            return new CodeSet(Contained(expansion));
        }

        return Composed(resource.Member("compose"), definitions, within) is { } codes ? new CodeSet(codes) : CodeSet.Unknown;
    }

    // A page of a longer expansion lacks codes, too, whether it is said or only to be counted.
    private static bool IsWhole(JsonElement expansion)
        => !(expansion.Member("total") is { ValueKind: JsonValueKind.Number } total && (!total.TryGetInt64(out var most) || most > Count(expansion)))
            && !expansion.Items("extension").Any(one => one.Text("url")?.StartsWith(ValueSetLimits, StringComparison.Ordinal) == true)
            && !expansion.Items("parameter").Any(one => one.Text("name") == "limitedExpansion");

    private static long Count(JsonElement holder) => holder.Items("contains").Sum(one => 1 + Count(one));

    private static IEnumerable<(string, string)> Contained(JsonElement holder)
        => holder.Items("contains").SelectMany(one => Contained(one).Concat(
            one.Text("code") is { } code && one.Member("abstract").ValueKind is not JsonValueKind.True ? [(one.Text("system") ?? "", code)] : []));

    private static HashSet<(string, string)>? Composed(JsonElement compose, FhirDefinitions definitions, ImmutableHashSet<string> within)
    {
        HashSet<(string, string)> codes = [];
        foreach (var include in compose.Items("include"))
        {
            if (Part(include, definitions, within) is not { } part)
            {
                return null;
            }

            codes.UnionWith(part);
        }

        foreach (var exclude in compose.Items("exclude"))
        {
            if (Part(exclude, definitions, within) is not { } part)
            {
                return null;
            }

            codes.ExceptWith(part);
        }

        return compose.Member("include").ValueKind is JsonValueKind.Array ? codes : null;
    }

    // What one include says in several ways must hold in all of them.
    private static HashSet<(string, string)>? Part(JsonElement include, FhirDefinitions definitions, ImmutableHashSet<string> within)
    {
        HashSet<(string, string)>? codes = null;
        if (include.Text("system") is { } system)
        {
            if (OfSystem(include, system, definitions) is not { } own)
            {
                return null;
            }

            codes = [.. own];
        }

        foreach (var url in include.Items("valueSet").Where(one => one.ValueKind is JsonValueKind.String).Select(one => one.GetString()!))
        {
            if (definitions.ValueSet(url, within) is not { IsKnown: true } other)
            {
                return null;
            }

            codes = codes is null ? [.. other.Codes] : [.. codes.Intersect(other.Codes)];
        }

        return codes;
    }

    private static IEnumerable<(string, string)>? OfSystem(JsonElement include, string system, FhirDefinitions definitions)
    {
        if (include.Member("concept").ValueKind is JsonValueKind.Array)
        {
            return include.Items("concept").Select(concept => concept.Text("code")).OfType<string>().Select(code => (system, code));
        }

        if (definitions.CodeSystem(system) is not { } tree)
        {
            return null;
        }

        IEnumerable<string> codes = tree.Codes;
        foreach (var filter in include.Items("filter"))
        {
            if (filter.Text("op") is not ("is-a" or "descendent-of") || filter.Text("property") != "concept" || filter.Text("value") is not { } above)
            {
                return null;
            }

            var withItself = filter.Text("op") == "is-a";
            codes = codes.Where(code => tree.IsUnder(code, above) && (withItself || code != above));
        }

        return codes.Select(code => (system, code));
    }
}
