using System.Text.Json;

namespace Prescreen.Fhir.Json;

/// <summary>Writes Bundles around resources that are bytes already. <see href="https://hl7.org/fhir/R4/bundle.html"/></summary>
public static class BundleWriter
{
    /// <summary>A Bundle of a type (transaction, batch, collection, searchset, history …) and its entries in order.</summary>
    public static ReadOnlyMemory<byte> Write(string type, IEnumerable<BundleEntry> entries, DateTimeOffset? timestamp = null) => JsonWrite.Value(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("resourceType", "Bundle");
        writer.WriteString("type", type);
        writer.Instant("timestamp", timestamp);
        writer.Many("entry", [.. entries], Entry);
        writer.WriteEndObject();
    });

    private static void Entry(Utf8JsonWriter writer, BundleEntry entry)
    {
        writer.WriteStartObject();
        writer.Text("fullUrl", entry.FullUrl);
        if (!entry.Resource.IsEmpty)
        {
            writer.WritePropertyName("resource");
            writer.WriteRawValue(entry.Resource.Span);
        }

        if (entry.SearchMode is { } mode)
        {
            writer.WriteStartObject("search");
            writer.WriteString("mode", mode);
            writer.WriteEndObject();
        }

        writer.One("request", entry.Request, Request);
        writer.One("response", entry.Response, Response);
        writer.WriteEndObject();
    }

    private static void Request(Utf8JsonWriter writer, EntryRequest request)
    {
        writer.WriteStartObject();
        writer.WriteString("method", request.Method);
        writer.WriteString("url", request.Url);
        writer.Text("ifMatch", request.IfMatch);
        writer.Text("ifNoneExist", request.IfNoneExist);
        writer.WriteEndObject();
    }

    private static void Response(Utf8JsonWriter writer, EntryResponse response)
    {
        writer.WriteStartObject();
        writer.WriteString("status", response.Status);
        writer.Text("location", response.Location);
        writer.Text("etag", response.ETag);
        writer.Instant("lastModified", response.LastModified);
        if (!response.Outcome.IsEmpty)
        {
            writer.WritePropertyName("outcome");
            writer.WriteRawValue(response.Outcome.Span);
        }

        writer.WriteEndObject();
    }
}
