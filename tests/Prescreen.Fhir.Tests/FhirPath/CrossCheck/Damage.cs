using System.Text.Json;
using System.Text.Json.Nodes;

namespace Prescreen.Fhir.Tests.FhirPath.CrossCheck;

/// <summary>Resources made wrong here and there, the same way each time: valid examples alone say little about rules, for all of them are true.</summary>
internal static class Damage
{
    private static readonly string[] Words = ["#none", "", "other", "http://hl7.org/fhir/x.y/_history/1", "entered-in-error", "group", "Reference", "2999-01-01"];

    public static JsonElement Done(JsonElement resource, int seed)
    {
        var root = JsonObject.Create(resource)!;
        var random = new Random(seed);
        for (var times = 0; times < 6; times++)
        {
            var places = Objects(root).SelectMany(holder => holder.Select(property => (Holder: holder, Name: property.Key)))
                .Where(place => place.Name is not "resourceType" && (place.Name is not "div" || random.Next(4) == 0)).ToList();
            if (places.Count == 0)
            {
                break;
            }

            var (holder, name) = places[random.Next(places.Count)];
            Change(holder, name, random);
        }

        return JsonSerializer.SerializeToElement(root);
    }

    private static void Change(JsonObject holder, string name, Random random)
    {
        switch (holder[name])
        {
            case JsonArray { Count: > 0 } list when random.Next(2) == 0:
                list.Add(list[0]?.DeepClone());
                break;
            case JsonValue value when value.GetValueKind() is JsonValueKind.String && random.Next(3) > 0:
                holder[name] = Words[random.Next(Words.Length)];
                break;
            case JsonValue value when value.GetValueKind() is JsonValueKind.Number:
                holder[name] = random.Next(-3, 300);
                break;
            case JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False:
                holder[name] = value.GetValueKind() is JsonValueKind.False;
                break;
            default:
                holder.Remove(name);
                break;
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject holder => holder.SelectMany(property => Objects(property.Value)).Prepend(holder),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };
}
