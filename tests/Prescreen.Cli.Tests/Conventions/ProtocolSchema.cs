using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Prescreen.Cli.Tests.Conventions;

/// <summary>As much of JSON Schema 2020-12 as protocol.schema.json uses; any other keyword is an error, so that none is passed over.</summary>
internal sealed class ProtocolSchema(JsonObject root)
{
    private static readonly string[] Notes = ["$schema", "$id", "$defs", "title", "description"];

    /// <summary>What of a YAML document doesn't follow the schema, each with its place.</summary>
    public IEnumerable<string> Differences(YamlNode document) => Check(root, document, "");

    /// <summary>Every property name and every word of an enumeration in the schema.</summary>
    public static IEnumerable<string> Words(JsonNode? node) => node switch
    {
        JsonObject schema => schema.SelectMany(member => member.Key switch
        {
            "properties" => member.Value!.AsObject().Select(property => property.Key).Concat(Words(member.Value)),
            "enum" => member.Value!.AsArray().Select(word => word!.ToString()),
            _ => Words(member.Value),
        }),
        JsonArray list => list.SelectMany(Words),
        _ => [],
    };

    private IEnumerable<string> Check(JsonObject schema, YamlNode node, string place)
        => schema.Where(rule => !Notes.Contains(rule.Key)).SelectMany(rule => Check(schema, rule.Key, rule.Value!, node, place));

    private IEnumerable<string> Check(JsonObject schema, string keyword, JsonNode rule, YamlNode node, string place)
    {
        var map = node as YamlMappingNode;
        var list = node as YamlSequenceNode;
        return keyword switch
        {
            "$ref" => Check(root["$defs"]![((string)rule!).Split('/')[^1]]!.AsObject(), node, place),
            "type" => Is(node, (string)rule!) ? [] : [$"{place}: is no {rule}"],
            "const" => Is(node, "boolean") && Scalar(node) == (bool)rule! ? [] : [$"{place}: isn't {rule}"],
            "enum" => rule.AsArray().Any(word => (string)word! == Text(node)) ? [] : [$"{place}: '{Text(node)}' is none of {rule.ToJsonString()}"],
            "pattern" => Text(node) is { } text && !Regex.IsMatch(text, (string)rule!) ? [$"{place}: '{text}' doesn't match {rule}"] : [],
            "required" => map is null ? [] : rule.AsArray().Where(key => !map.Children.ContainsKey(new YamlScalarNode((string)key!))).Select(key => $"{place}: lacks {key}"),
            "properties" => map is null ? [] : Members(map).Where(member => rule[member.Key] is not null).SelectMany(member => Check(rule[member.Key]!.AsObject(), member.Value, $"{place}/{member.Key}")),
            "additionalProperties" => map is null ? [] : Others(schema, map).SelectMany(member => rule is JsonObject other ? Check(other, member.Value, $"{place}/{member.Key}") : [$"{place}: '{member.Key}' isn't known"]),
            "items" => list is null ? [] : list.Children.SelectMany((item, index) => Check(rule.AsObject(), item, $"{place}/{index.ToString(CultureInfo.InvariantCulture)}")),
            "minItems" => list is null || list.Children.Count >= (int)rule ? [] : [$"{place}: is too short"],
            "maxItems" => list is null || list.Children.Count <= (int)rule ? [] : [$"{place}: is too long"],
            "anyOf" => rule.AsArray().Any(one => !Check(one!.AsObject(), node, place).Any()) ? [] : [$"{place}: fits none of its forms"],
            "oneOf" => rule.AsArray().Count(one => !Check(one!.AsObject(), node, place).Any()) == 1 ? [] : [$"{place}: doesn't fit exactly one of its forms"],
            _ => [$"{place}: the schema says '{keyword}', which this check doesn't know"],
        };
    }

    private static IEnumerable<KeyValuePair<string, YamlNode>> Members(YamlMappingNode map)
        => map.Children.Select(member => KeyValuePair.Create(((YamlScalarNode)member.Key).Value ?? "", member.Value));

    private static IEnumerable<KeyValuePair<string, YamlNode>> Others(JsonObject schema, YamlMappingNode map)
        => Members(map).Where(member => schema["properties"]?[member.Key] is null);

    private static string? Text(YamlNode node) => (node as YamlScalarNode)?.Value;

    private static bool Scalar(YamlNode node) => Text(node) == "true";

    private static bool Is(YamlNode node, string type) => type switch
    {
        "object" => node is YamlMappingNode,
        "array" => node is YamlSequenceNode,
        "string" => node is YamlScalarNode && !Is(node, "number") && !Is(node, "boolean"),
        "integer" => IsPlain(node) && int.TryParse(Text(node), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "number" => IsPlain(node) && decimal.TryParse(Text(node), NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        "boolean" => IsPlain(node) && Text(node) is "true" or "false",
        _ => false,
    };

    private static bool IsPlain(YamlNode node) => node is YamlScalarNode { Style: ScalarStyle.Plain };
}
