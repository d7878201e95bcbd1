using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Prescreen.Cli.Demo.Hospital;

/// <summary>Transaction Bundle (https://hl7.org/fhir/R4/http.html#transaction) and the bytes of resources.</summary>
internal static class FhirBundle
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Transaction(IEnumerable<DemoResource> resources)
    {
        // A transaction may name a resource once: of several versions before the play only the last is left.
        var entries = resources.GroupBy(resource => resource.Path).Select(versions => Entry(versions.Last()));
        return Bytes(new JsonObject { ["resourceType"] = "Bundle", ["type"] = "transaction", ["entry"] = new JsonArray([.. entries]) });
    }

    public static ReadOnlyMemory<byte> Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString(Readable));

    private static JsonObject Entry(DemoResource resource) => new()
    {
        ["fullUrl"] = $"https://hospital.example/fhir/{resource.Path}",
        ["resource"] = resource.Json.DeepClone(),
        ["request"] = new JsonObject { ["method"] = "PUT", ["url"] = resource.Path },
    };
}
