using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Prescreen.Screening.Tests.Profiles;

/// <summary>What fhir-profiles/generated defines.</summary>
internal static class DefinedCodes
{
    /// <summary>The codes with their displays, by the code system's canonical and in its order.</summary>
    public static FrozenDictionary<string, ImmutableArray<(string Code, string Display)>> Systems { get; } = Resources("CodeSystem")
        .ToFrozenDictionary(Url, resource => resource.GetProperty("concept").EnumerateArray().Select(Concept).ToImmutableArray());

    public static FrozenSet<string> Extensions { get; } = Resources("StructureDefinition").Where(resource => resource.GetProperty("type").GetString() == "Extension").Select(Url).ToFrozenSet();

    /// <summary>All definitions as they are in their files, the engine's value sets too.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> All => Directory.EnumerateFiles(Folder("generated"), "*.json").Concat(Directory.EnumerateFiles(Folder("valuesets"), "*.json"))
        .Select(file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file));

    public static string VersionOf(string codeSystem) => Resources("CodeSystem").Single(resource => Url(resource) == codeSystem).GetProperty("version").GetString()!;

    private static IEnumerable<JsonElement> Resources(string type)
        => Directory.EnumerateFiles(Folder("generated"), $"{type}-*.json").Select(file => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement);

    private static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "fhir-profiles", name);

    private static string Url(JsonElement resource) => resource.GetProperty("url").GetString()!;

    private static (string Code, string Display) Concept(JsonElement concept) => (concept.GetProperty("code").GetString()!, concept.GetProperty("display").GetString()!);
}
