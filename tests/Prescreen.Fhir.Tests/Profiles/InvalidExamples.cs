using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Prescreen.Fhir.Tests.Profiles;

/// <summary>An example that must be refused: the profile it claims, the rule it breaks ("kind:what"), where, and why in words.</summary>
internal sealed record InvalidExample(string File, string Profile, string Rule, string Expression, string Because);

/// <summary>The table fhir-profiles/invalid/rules.json and the resources it names.</summary>
internal static class InvalidExamples
{
    public static string Folder { get; } = Path.Combine(ProfileFolder.Path, "invalid");

    public static ImmutableArray<InvalidExample> All { get; } =
    [
        .. JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(Folder, "rules.json")))!.AsArray().Select(row => Read(row!.AsObject())),
    ];

    private static InvalidExample Read(JsonObject row) => new(row.Text("file"), row.Text("profile"), row.Text("rule"), row.Text("expression"), row.Text("because"));
}
