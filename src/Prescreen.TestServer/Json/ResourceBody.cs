using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Prescreen.TestServer.Json;

/// <summary>What the server itself says in a resource.</summary>
internal sealed record ResourceStamp(string Id, int Version, DateTimeOffset Updated);

/// <summary>Writes a resource as stored: its own id, versionId and lastUpdated, references of a transaction resolved, every number as it was sent.</summary>
internal static class ResourceBody
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] Write(JsonElement resource, ResourceStamp stamp, LinkMap links)
    {
        ArrayBufferWriter<byte> buffer = new(1024);
        using (Utf8JsonWriter writer = new(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType"u8, resource.GetProperty("resourceType"u8).GetString());
            writer.WriteString("id"u8, stamp.Id);
            WriteMeta(writer, resource, stamp);
            foreach (var member in resource.EnumerateObject())
            {
                if (!member.NameEquals("resourceType"u8) && !member.NameEquals("id"u8) && !member.NameEquals("meta"u8))
                {
                    writer.WritePropertyName(member.Name);
                    Copy(writer, member.Value, links);
                }
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>"2026-03-01T08:00:00.001Z".</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static void WriteMeta(Utf8JsonWriter writer, JsonElement resource, ResourceStamp stamp)
    {
        writer.WriteStartObject("meta"u8);
        writer.WriteString("versionId"u8, stamp.Version.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("lastUpdated"u8, Instant(stamp.Updated));
        if (resource.TryGetProperty("meta"u8, out var meta) && meta.ValueKind is JsonValueKind.Object)
        {
            foreach (var member in meta.EnumerateObject())
            {
                if (!member.NameEquals("versionId"u8) && !member.NameEquals("lastUpdated"u8))
                {
                    writer.WritePropertyName(member.Name);
                    member.Value.WriteTo(writer);
                }
            }
        }

        writer.WriteEndObject();
    }

    private static void Copy(Utf8JsonWriter writer, JsonElement element, LinkMap links)
    {
        if (links.IsEmpty)
        {
            element.WriteTo(writer);
            return;
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    // An Identifier's value is its own, even where it reads like another entry's fullUrl.
                    Copy(writer, member.Value, member.NameEquals("value"u8) ? LinkMap.None : links);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Copy(writer, item, links);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when links.TryMap(element.GetString()!, out var mapped):
                writer.WriteStringValue(mapped);
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
