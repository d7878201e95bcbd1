namespace Prescreen.Fhir.Rest;

/// <summary>What a server answered to one interaction, as raw bytes. <see href="https://hl7.org/fhir/R4/http.html"/></summary>
public sealed record FhirReply
{
    /// <summary>The HTTP status, 200 to 299 (an absent resource that was to be deleted: 404 or 410).</summary>
    public required int Status { get; init; }

    /// <summary>The resource as the server sent it, UTF-8 JSON without a byte order mark; empty where the server sent no body.</summary>
    public ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>The version, from the ETag or the Location; null where the server named none in its headers.</summary>
    public string? VersionId { get; init; }

    /// <summary>The ETag as sent, e.g. <c>W/"3"</c>; null where absent.</summary>
    public string? ETag { get; init; }

    /// <summary>When the resource last changed; null where the server didn't say.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The server's own clock when it answered (Date header); null where absent.</summary>
    public DateTimeOffset? ServerDate { get; init; }

    /// <summary>Where a created or updated resource is, as <c>Type/id</c>; null where the server didn't say.</summary>
    public string? Location { get; init; }

    /// <summary>The Content-Type as sent; null where absent.</summary>
    public string? MediaType { get; init; }

    /// <summary>True where this call made the resource (201); false where it was there already.</summary>
    public bool WasCreated => Status == 201;

    /// <inheritdoc/>
    public override string ToString() => $"{Status}, {Json.Length} bytes";
}
