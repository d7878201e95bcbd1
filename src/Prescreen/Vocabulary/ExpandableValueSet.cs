using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Prescreen.Json;

namespace Prescreen.Vocabulary;

/// <summary>A value set that names codes by a rule, to be expanded by a terminology server: what to ask it, and the file that its answers make.</summary>
public sealed class ExpandableValueSet
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject root;

    private ExpandableValueSet(JsonObject root, string id, IReadOnlyList<string> systems) => (this.root, Id, Systems) = (root, id, systems);

    /// <summary>The value set's id.</summary>
    public string Id { get; }

    /// <summary>The code systems of which it names codes by a rule; none where it lists all its codes.</summary>
    public IReadOnlyList<string> Systems { get; }

    /// <summary>The value set of a file; null where it is none, which compiling tells.</summary>
    public static ExpandableValueSet? Read(ValueSetSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            return JsonNode.Parse(JsonUnicode.Mended(JsonUnicode.WithoutMark(source.Json)).Span) is JsonObject root && Text(root["id"]) is { } id
                ? new ExpandableValueSet(root, id, [.. Parts(root, "include").Where(part => part["filter"] is JsonArray { Count: > 0 }).Select(part => Text(part["system"])).OfType<string>().Distinct()])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>True where the engine knows without a server what such a rule of the system means.</summary>
    public static bool IsUnderstoodAlone(string system) => CodeSystems.HasPrefixes(system);

    /// <summary>The part of the value set that names codes of one system by a rule, as the ValueSet to expand. ICD blocks, which servers don't know, become patterns.</summary>
    public JsonObject Question(string system) => new()
    {
        ["resourceType"] = "ValueSet",
        ["status"] = "active",
        ["compose"] = new JsonObject
        {
            ["include"] = new JsonArray([.. Of("include", system).Where(part => part["filter"] is not null)]),
            ["exclude"] = new JsonArray([.. Of("exclude", system)]),
        },
    };

    /// <summary>The codes it lists itself.</summary>
    public IReadOnlyList<ChangedCode> Listed => [.. Parts(root, "include").SelectMany(part => Items(part["concept"]).Select(concept => new ChangedCode(Text(part["system"]) ?? "", Text(concept["code"]) ?? "", Text(concept["display"]))))];

    /// <summary>The file with an expansion: the codes listed and those that a server added.</summary>
    public byte[] With(IReadOnlyList<ChangedCode> added, DateTimeOffset asOf)
    {
        var contains = Listed.Concat(added).DistinctBy(code => (code.System, code.Code)).Select(code =>
        {
            JsonObject item = new() { ["system"] = code.System, ["code"] = code.Code };
            if (code.Display is { } display)
            {
                item["display"] = display;
            }

            return (JsonNode)item;
        }).ToArray();
        var whole = root.DeepClone().AsObject();
        whole["expansion"] = new JsonObject
        {
            ["timestamp"] = asOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["total"] = contains.Length,
            ["contains"] = new JsonArray(contains),
        };
        return Encoding.UTF8.GetBytes(whole.ToJsonString(Readable) + "\n");
    }

    private IEnumerable<JsonNode> Of(string side, string system)
        => Parts(root, side).Where(part => Text(part["system"]) == system).Select(part =>
        {
            var copy = part.DeepClone().AsObject();
            foreach (var filter in Items(copy["filter"]).Where(filter => Text(filter["value"]) is { } value && IcdRange.Categories(value).Skip(1).Any()))
            {
                var categories = IcdRange.Categories(Text(filter["value"])!);
                filter["property"] = "code";
                filter["op"] = "regex";
                filter["value"] = $"({string.Join('|', categories.GroupBy(category => category[..2]).Select(group => $"{group.Key}[{string.Concat(group.Select(category => category[2]))}]"))})(\\..+)?";
            }

            return (JsonNode)copy;
        });

    private static IEnumerable<JsonObject> Parts(JsonObject root, string side) => Items((root["compose"] as JsonObject)?[side]);

    private static IEnumerable<JsonObject> Items(JsonNode? array) => (array as JsonArray)?.OfType<JsonObject>() ?? [];

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
