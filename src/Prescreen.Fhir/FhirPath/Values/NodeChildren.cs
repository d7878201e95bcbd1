using System.Text.Json;

namespace Prescreen.Fhir.FhirPath.Values;

/// <summary>The children of a node, from its JSON. A primitive's value and the object beside it are one child. https://hl7.org/fhir/R4/json.html#primitive</summary>
internal static class NodeChildren
{
    internal static FhirPathNode[] Of(FhirPathNode node, IFhirPathTypes types)
    {
        // A primitive's children are those of the object beside it.
        var holder = node.Json.ValueKind is JsonValueKind.Object ? node.Json : node.Extras;
        if (holder.ValueKind is not JsonValueKind.Object)
        {
            return [];
        }

        var hasExtras = HasExtras(holder);
        var found = new List<FhirPathNode>();
        foreach (var property in holder.EnumerateObject())
        {
            if (!property.NameEquals("resourceType"u8))
            {
                Add(found, new Place(node, holder, types, hasExtras), property);
            }
        }

        return [.. found];
    }

    internal static IFhirPathType? ResourceType(JsonElement resource, IFhirPathTypes types)
        => resource.ValueKind is JsonValueKind.Object && resource.TryGetProperty("resourceType"u8, out var name) && name.ValueKind is JsonValueKind.String
            ? types.Find(name.GetString()!)
            : null;

    private static bool HasExtras(JsonElement holder)
    {
        foreach (var property in holder.EnumerateObject())
        {
            if (property.Name is ['_', ..])
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(List<FhirPathNode> found, in Place place, JsonProperty property)
    {
        var name = property.Name;
        var (value, extras) = (property.Value, default(JsonElement));
        if (name is ['_', .. var plain])
        {
            if (place.Holder.TryGetProperty(plain, out _))
            {
                return;
            }

            (name, value, extras) = (plain, default, property.Value);
        }
        else if (place.HasExtras)
        {
            _ = place.Holder.TryGetProperty($"_{name}", out extras);
        }

        if (place.Node.Type.Member(name) is { } member)
        {
            AddAll(found, place, member, value, extras);
        }
    }

    private static void AddAll(List<FhirPathNode> found, in Place place, FhirPathMember member, JsonElement value, JsonElement extras)
    {
        if (value.ValueKind is not JsonValueKind.Array && extras.ValueKind is not JsonValueKind.Array)
        {
            AddOne(found, place, member, value, extras, -1);
            return;
        }

        var count = Math.Max(Length(value), Length(extras));
        using var values = value.ValueKind is JsonValueKind.Array ? value.EnumerateArray() : default;
        using var beside = extras.ValueKind is JsonValueKind.Array ? extras.EnumerateArray() : default;
        for (var index = 0; index < count; index++)
        {
            AddOne(found, place, member, values.MoveNext() ? values.Current : default, beside.MoveNext() ? beside.Current : default, index);
        }
    }

    private static int Length(JsonElement element) => element.ValueKind is JsonValueKind.Array ? element.GetArrayLength() : 0;

    private static void AddOne(List<FhirPathNode> found, in Place place, FhirPathMember member, JsonElement value, JsonElement extras, int index)
    {
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null && extras.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return;
        }

        var own = member.Type.Name is "Resource" or "DomainResource" ? member with { Type = ResourceType(value, place.Types) ?? UntypedElement.Instance } : member;
        found.Add(new FhirPathNode(own, place.Types) { Json = value, Extras = extras, Parent = place.Node, Index = index });
    }

    private readonly record struct Place(FhirPathNode Node, JsonElement Holder, IFhirPathTypes Types, bool HasExtras);
}
