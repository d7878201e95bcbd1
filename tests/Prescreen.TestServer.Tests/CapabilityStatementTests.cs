using System.Text.Json.Nodes;
using Prescreen.TestServer.Tests.Support;

namespace Prescreen.TestServer.Tests;

/// <summary>What the guide's statement of this server promises is what the server announces. See http://hl7.org/fhir/R4/capabilitystatement.html.</summary>
public sealed class CapabilityStatementTests
{
    [Fact]
    public async Task Metadata_HasAllThatTheGuidePromises()
    {
        await using var client = await TestClient.StartAsync();

        var announced = Promises((await client.GetAsync("metadata")).Json);
        var promised = Promises(JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "CapabilityStatement-prescreen-test-server.json"), TestContext.Current.CancellationToken))!);

        promised.Count.ShouldBeGreaterThan(80);
        promised.Except(announced).ShouldBeEmpty();
    }

    private static HashSet<string> Promises(JsonNode statement)
    {
        var rest = statement["rest"]![0]!;
        HashSet<string> promises = [.. Named(rest, "interaction", "code").Select(code => $"system {code}")];
        foreach (var resource in rest["resource"]!.AsArray().Select(node => node!))
        {
            var type = resource["type"]!.GetValue<string>();
            promises.UnionWith(Named(resource, "interaction", "code").Select(code => $"{type} {code}"));
            promises.UnionWith(Named(resource, "searchParam", "name").Zip(Named(resource, "searchParam", "type"), (name, kind) => $"{type}?{name} ({kind})"));
            promises.UnionWith(Named(resource, "operation", "name").Zip(Named(resource, "operation", "definition"), (name, definition) => $"{type}/${name} {definition}"));
            if (resource["conditionalCreate"]?.GetValue<bool>() == true)
            {
                promises.Add($"{type} conditionalCreate");
            }
        }

        return promises;
    }

    private static IEnumerable<string> Named(JsonNode holder, string array, string member)
        => holder[array]?.AsArray().Select(item => item![member]!.GetValue<string>()) ?? [];
}
