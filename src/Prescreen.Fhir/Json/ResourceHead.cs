using System.Text.Json;

namespace Prescreen.Fhir.Json;

/// <summary>What every resource says about itself. <see href="https://hl7.org/fhir/R4/resource.html"/></summary>
public sealed record ResourceHead(string Type, string? Id)
{
    /// <summary>meta.versionId; null where absent.</summary>
    public string? VersionId { get; init; }

    /// <summary>meta.lastUpdated; null where absent.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>Reads any resource; FHIR-141 or FHIR-143 where it isn't one.</summary>
    public static Result<ResourceHead> Read(ReadOnlySpan<byte> json) => JsonWalk.Read(json, "Resource", ReadMembers);

    /// <inheritdoc/>
    public override string ToString() => Type;

    private static Result<ResourceHead> ReadMembers(ref Utf8JsonReader reader)
    {
        string? type = null, id = null, version = null;
        DateTimeOffset? updated = null;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("resourceType"u8))
            {
                type = reader.Text();
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                id = reader.Text();
            }
            else if (reader.ValueTextEquals("meta"u8))
            {
                (version, updated) = ReadMeta(ref reader);
            }
            else
            {
                reader.Pass();
            }
        }

        return type is null ? JsonProblems.Missing("Resource", "resourceType") : new ResourceHead(type, id) { VersionId = version, LastUpdated = updated };
    }

    private static (string? Version, DateTimeOffset? Updated) ReadMeta(ref Utf8JsonReader reader)
    {
        string? version = null;
        DateTimeOffset? updated = null;
        bool isObject = reader.IntoObject();
        while (isObject && reader.NextMember())
        {
            if (reader.ValueTextEquals("versionId"u8))
            {
                version = reader.Text();
            }
            else if (reader.ValueTextEquals("lastUpdated"u8))
            {
                updated = reader.Instant();
            }
            else
            {
                reader.Pass();
            }
        }

        return (version, updated);
    }
}
