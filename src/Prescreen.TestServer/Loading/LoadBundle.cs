using System.Buffers;
using System.Text.Json;
using Prescreen.Json;
using Prescreen.TestServer.Json;

namespace Prescreen.TestServer.Loading;

/// <summary>A resource to load, with the fullUrl others may refer to it by.</summary>
internal sealed record LoadItem(string? FullUrl, JsonElement Resource);

/// <summary>Makes transactions of whatever holds resources.</summary>
internal static class LoadBundle
{
    public static string? TypeOf(JsonElement resource) => resource.Text("resourceType");

    /// <summary>True for a batch or transaction whose entries all say what to do; it goes to the server as it is.</summary>
    public static bool IsPostable(JsonElement bundle) => bundle.Text("type") is "transaction" or "batch"
        && bundle.TryGetProperty("entry"u8, out var entries) && entries.ValueKind is JsonValueKind.Array
        && entries.EnumerateArray().All(entry => entry.ValueKind is JsonValueKind.Object && entry.TryGetProperty("request"u8, out _));

    public static List<LoadItem> Items(JsonElement bundle)
    {
        List<LoadItem> items = [];
        if (bundle.TryGetProperty("entry"u8, out var entries) && entries.ValueKind is JsonValueKind.Array)
        {
            foreach (var entry in entries.EnumerateArray())
            {
                if (entry.ValueKind is JsonValueKind.Object && entry.TryGetProperty("resource"u8, out var resource))
                {
                    items.Add(new LoadItem(entry.Text("fullUrl"), resource));
                }
            }
        }

        return items;
    }

    /// <summary>PUT where a resource has an id, POST where it hasn't; of two with one id the last counts.</summary>
    public static byte[] Transaction(List<LoadItem> items)
    {
        var last = items.Select((item, index) => (Key: Key(item.Resource) ?? $"#{index}", item)).GroupBy(pair => pair.Key).Select(group => group.Last().item);
        ArrayBufferWriter<byte> buffer = new(64 * 1024);
        using (Utf8JsonWriter writer = new(buffer, ResourceBody.Options))
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType"u8, "Bundle"u8);
            writer.WriteString("type"u8, "transaction"u8);
            writer.WriteStartArray("entry"u8);
            foreach (var item in last)
            {
                Write(writer, item);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What an OperationOutcome says.</summary>
    public static string Diagnostics(byte[] outcome)
    {
        if (!StrictJson.Parse(outcome).TryGet(out var document, out _))
        {
            return "no outcome was given";
        }

        using (document)
        {
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("issue"u8, out var issues) && issues is { ValueKind: JsonValueKind.Array }
                ? string.Join("; ", issues.EnumerateArray().Select(issue => issue.Text("diagnostics")))
                : "no outcome was given";
        }
    }

    private static void Write(Utf8JsonWriter writer, LoadItem item)
    {
        writer.WriteStartObject();
        if (item.FullUrl is not null)
        {
            writer.WriteString("fullUrl"u8, item.FullUrl);
        }

        writer.WritePropertyName("resource"u8);
        item.Resource.WriteTo(writer);
        var key = Key(item.Resource);
        writer.WriteStartObject("request"u8);
        writer.WriteString("method"u8, key is null ? "POST"u8 : "PUT"u8);
        writer.WriteString("url"u8, key ?? TypeOf(item.Resource) ?? "");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string? Key(JsonElement resource) => resource.Text("id") is { Length: > 0 } id ? $"{TypeOf(resource)}/{id}" : null;
}
