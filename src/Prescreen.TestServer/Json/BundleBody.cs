using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Json;

/// <summary>Writes Bundles. See http://hl7.org/fhir/R4/bundle.html.</summary>
internal sealed class BundleBody : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Utf8JsonWriter writer;
    private bool entries;

    /// <summary>Starts a Bundle of a type ("searchset"); links are written at once, total where it is given.</summary>
    public BundleBody(string type, DateTimeOffset at, int? total, params ReadOnlySpan<(string Relation, string? Url)> links)
    {
        writer = new Utf8JsonWriter(buffer, ResourceBody.Options);
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "Bundle"u8);
        writer.WriteStartObject("meta"u8);
        writer.WriteString("lastUpdated"u8, ResourceBody.Instant(at));
        writer.WriteEndObject();
        writer.WriteString("type"u8, type);
        if (total is { } count)
        {
            writer.WriteNumber("total"u8, count);
        }

        WriteLinks(links);
    }

    /// <summary>Adds an entry; null members are left out.</summary>
    public void Add(string? fullUrl, ReadOnlySpan<byte> resource, string? searchMode = null, (string Method, string Url)? request = null, BundleAnswer? response = null)
    {
        if (!entries)
        {
            writer.WriteStartArray("entry"u8);
            entries = true;
        }

        writer.WriteStartObject();
        if (fullUrl is not null)
        {
            writer.WriteString("fullUrl"u8, fullUrl);
        }

        if (resource.Length > 0)
        {
            writer.WritePropertyName("resource"u8);
            writer.WriteRawValue(resource, skipInputValidation: true);
        }

        if (searchMode is not null)
        {
            writer.WriteStartObject("search"u8);
            writer.WriteString("mode"u8, searchMode);
            writer.WriteEndObject();
        }

        if (request is { } asked)
        {
            writer.WriteStartObject("request"u8);
            writer.WriteString("method"u8, asked.Method);
            writer.WriteString("url"u8, asked.Url);
            writer.WriteEndObject();
        }

        response?.Write(writer);
        writer.WriteEndObject();
    }

    /// <summary>Ends the Bundle and gives its bytes.</summary>
    public byte[] End()
    {
        if (entries)
        {
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public void Dispose() => writer.Dispose();

    private void WriteLinks(ReadOnlySpan<(string Relation, string? Url)> links)
    {
        if (links.Length == 0)
        {
            return;
        }

        writer.WriteStartArray("link"u8);
        foreach (var (relation, url) in links)
        {
            if (url is not null)
            {
                writer.WriteStartObject();
                writer.WriteString("relation"u8, relation);
                writer.WriteString("url"u8, url);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndArray();
    }
}

/// <summary>An entry's response. See http://hl7.org/fhir/R4/bundle-definitions.html#Bundle.entry.response.</summary>
internal sealed record BundleAnswer(int Status, string? Location, string? ETag, DateTimeOffset? LastModified)
{
    /// <summary>An OperationOutcome, where the entry failed in a batch.</summary>
    public byte[]? Outcome { get; init; }

    /// <summary>What a history entry says of a version.</summary>
    public static BundleAnswer Of(StoredResource stored)
        => new(stored.IsDeleted ? 204 : stored.Method == "POST" || stored.Version == 1 ? 201 : 200, null, stored.ETag, stored.Updated);

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("response"u8);
        writer.WriteString("status"u8, Status.ToString(CultureInfo.InvariantCulture));
        if (Location is not null)
        {
            writer.WriteString("location"u8, Location);
        }

        if (ETag is not null)
        {
            writer.WriteString("etag"u8, ETag);
        }

        if (LastModified is { } modified)
        {
            writer.WriteString("lastModified"u8, ResourceBody.Instant(modified));
        }

        if (Outcome is not null)
        {
            writer.WritePropertyName("outcome"u8);
            writer.WriteRawValue(Outcome, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }
}
