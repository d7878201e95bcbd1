using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Prescreen.Fhir.Validation.Terminology;

namespace Prescreen.Fhir.Validation.Definitions;

/// <summary>
/// The structures, value sets and code systems a validation knows: those of FHIR R4 and any added. Each is read when it is first asked for and kept. Safe for
/// many threads. <see href="https://hl7.org/fhir/R4/profiling.html"/>
/// </summary>
public sealed class FhirDefinitions
{
    private const string CoreBase = "http://hl7.org/fhir/StructureDefinition/";

    private readonly Dictionary<(string Type, string Url), DefinitionEntry> entries;
    private readonly ConcurrentDictionary<string, Structure?> structures = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CodeSet?> valueSets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CodeTree?> codeSystems = new(StringComparer.Ordinal);

    private FhirDefinitions(IEnumerable<DefinitionEntry> all)
    {
        entries = [];
        foreach (var entry in all)
        {
            entries[(entry.Type, entry.Url)] = entry;
        }
    }

    /// <summary>How many there are, read or not.</summary>
    public int Count => entries.Count;

    /// <summary>FHIR R4 (4.0.1) as it comes with this assembly. Takes a fraction of a second: make it once.</summary>
    public static FhirDefinitions R4() => new(DefinitionFile.Read());

    /// <summary>The definitions of a folder alone, such as one npm package of FHIR unpacked; FHIR-601 to FHIR-603 where it holds none of the base types.</summary>
    public static Result<FhirDefinitions> Load(string folder)
    {
        if (!DefinitionFolder.Read(folder).TryGet(out var found, out var problem))
        {
            return problem;
        }

        FhirDefinitions definitions = new(found);
        return definitions.Type("Element") is null || definitions.Type("Patient") is null
            ? new Problem(ProblemKind.Invalid, "FHIR-603", "The folder lacks FHIR's own types: it must hold all StructureDefinitions of R4, with snapshots.") { Place = folder }
            : definitions;
    }

    /// <summary>These and those of a folder of profiles, which win over ones of the same URL.</summary>
    public Result<FhirDefinitions> WithFolder(string folder)
        => DefinitionFolder.Read(folder).Select(found => new FhirDefinitions(entries.Values.Concat(found)));

    /// <summary>These and the given resources or Bundles (UTF-8 JSON), which win over ones of the same URL; other resources are passed over.</summary>
    public FhirDefinitions With(IEnumerable<ReadOnlyMemory<byte>> resources) => new(entries.Values.Concat(resources.SelectMany(DefinitionFolder.Of)));

    /// <summary>True where a profile of that URL, with or without a version, is here with a snapshot.</summary>
    public bool HasStructure(string url) => Structure(url) is not null;

    /// <summary>Why a profile can't be used, as the end of "The profile X …": it isn't here, or it has no snapshot.</summary>
    public string WhyNoStructure(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return !entries.TryGetValue(("StructureDefinition", url.Split('|')[0]), out var entry) ? "isn't known here: mend the URL, or name the folder that holds it with --definitions"
            : $"has no snapshot{(entry.File is { } file ? $" in {file}" : "")}: have one made, with SUSHI by `sushi build -s`";
    }

    internal Structure? Structure(string url)
        => structures.GetOrAdd(url, static (asked, all) => all.Parse("StructureDefinition", asked, StructureReader.Read), this);

    /// <summary>The structure of a type's name: "Patient", "Quantity".</summary>
    internal Structure? Type(string name) => Structure(CoreBase + name);

    internal CodeSet? ValueSet(string url) => ValueSet(url, []);

    /// <summary>The set, asked for while those others are being read: one that comes back to itself can't be expanded.</summary>
    internal CodeSet? ValueSet(string url, ImmutableHashSet<string> within)
        => valueSets.TryGetValue(url, out var known) ? known
            : within.Contains(url) ? CodeSet.Unknown
            : valueSets.GetOrAdd(url, Parse("ValueSet", url, resource => CodeSetReader.Read(resource, this, within.Add(url))));

    internal CodeTree? CodeSystem(string url)
        => codeSystems.GetOrAdd(url, static (asked, all) => all.Parse("CodeSystem", asked, CodeTree.Read), this);

    private T? Parse<T>(string type, string url, Func<JsonElement, T?> read)
        where T : class
    {
        var bar = url.IndexOf('|', StringComparison.Ordinal);
        if (!entries.TryGetValue((type, bar < 0 ? url : url[..bar]), out var entry))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(entry.Json);
            return read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
