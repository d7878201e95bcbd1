using System.Buffers;
using System.Text.Json;

namespace Prescreen.TestServer.Json;

/// <summary>Leaves only the asked-for members of a resource and tags it SUBSETTED. See http://hl7.org/fhir/R4/search.html#elements.</summary>
internal static class ElementsBody
{
    public static byte[] Keep(byte[] resource, List<string> names)
    {
        using var parsed = JsonDocument.Parse(resource, StrictJson.Options);
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, ResourceBody.Options))
        {
            writer.WriteStartObject();
            foreach (var member in parsed.RootElement.EnumerateObject())
            {
                if (member.NameEquals("meta"u8))
                {
                    WriteMeta(writer, member.Value);
                }
                else if (member.Name is "resourceType" or "id" || names.Contains(member.Name))
                {
                    writer.WritePropertyName(member.Name);
                    member.Value.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteMeta(Utf8JsonWriter writer, JsonElement meta)
    {
        writer.WriteStartObject("meta"u8);
        foreach (var member in meta.EnumerateObject().Where(member => member.Name != "tag"))
        {
            writer.WritePropertyName(member.Name);
            member.Value.WriteTo(writer);
        }

        writer.WriteStartArray("tag"u8);
        if (meta.TryGetProperty("tag"u8, out var tags) && tags.ValueKind is JsonValueKind.Array)
        {
            foreach (var tag in tags.EnumerateArray())
            {
                tag.WriteTo(writer);
            }
        }

        writer.WriteStartObject();
        writer.WriteString("system"u8, "http://terminology.hl7.org/CodeSystem/v3-ObservationValue"u8);
        writer.WriteString("code"u8, "SUBSETTED"u8);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
