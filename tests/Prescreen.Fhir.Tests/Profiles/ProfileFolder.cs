using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Prescreen.Fhir.Tests.Profiles;

/// <summary>The folder fhir-profiles of the working copy that the tests were built in.</summary>
internal static class ProfileFolder
{
    public const string Base = "https://prescreen.example/fhir/";

    public static string Root { get; } = Find();

    public static string Path { get; } = System.IO.Path.Combine(Root, "fhir-profiles");

    /// <summary>What SUSHI made of the FSH, by file name.</summary>
    public static ImmutableSortedDictionary<string, JsonObject> Generated { get; } = Read("generated");

    /// <summary>The engine's value sets, by file name.</summary>
    public static ImmutableSortedDictionary<string, JsonObject> ValueSets { get; } = Read("valuesets");

    /// <summary>All that is defined, by canonical.</summary>
    public static ILookup<string, JsonObject> Definitions { get; } = Generated.Values.Concat(ValueSets.Values)
        .Where(resource => resource.ContainsKey("url")).ToLookup(resource => resource.Text("url"));

    /// <summary>What claims a profile of ours.</summary>
    public static IEnumerable<KeyValuePair<string, JsonObject>> Examples => Generated.Where(pair => pair.Value["meta"]?["profile"] is not null);

    /// <summary>True where a canonical of ours is defined, or where what ends in a dash is the start of several ("CodeSystem/criteria-").</summary>
    public static bool Defines(string url) => url.EndsWith('-')
        ? Definitions.Any(same => same.Key.StartsWith(url, StringComparison.Ordinal))
        : Definitions.Contains(url);

    public static JsonObject Parse(string file) => JsonNode.Parse(File.ReadAllText(file)).ShouldNotBeNull().AsObject();

    public static string Text(this JsonObject resource, string name) => resource[name]?.GetValue<string>() ?? "";

    /// <summary>The codes of a code system of ours, nested ones too.</summary>
    public static IEnumerable<string> Codes(this JsonObject codeSystem)
        => codeSystem["concept"]?.AsArray().SelectMany(concept => concept!.AsObject().Codes().Prepend(concept.AsObject().Text("code"))) ?? [];

    /// <summary>All objects in a resource, itself included.</summary>
    public static IEnumerable<JsonObject> Objects(this JsonNode? node) => node switch
    {
        JsonObject inner => inner.SelectMany(member => member.Value.Objects()).Prepend(inner),
        JsonArray array => array.SelectMany(Objects),
        _ => [],
    };

    private static ImmutableSortedDictionary<string, JsonObject> Read(string folder)
        => Directory.EnumerateFiles(System.IO.Path.Combine(Path, folder), "*.json").ToImmutableSortedDictionary(file => System.IO.Path.GetFileName(file), Parse, StringComparer.Ordinal);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Integration.sln")))
        {
            folder = folder.Parent;
        }

        return folder.ShouldNotBeNull("Integration.sln is in no folder above the tests.").FullName;
    }
}
