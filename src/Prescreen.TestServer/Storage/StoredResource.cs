using Microsoft.Data.Sqlite;

namespace Prescreen.TestServer.Storage;

/// <summary>One version of a resource as stored: <see cref="Body"/> is its JSON with id and meta filled in, empty where the version is a deletion.</summary>
internal sealed record StoredResource(string Type, string Id, int Version, DateTimeOffset Updated)
{
    public required long Rid { get; init; }

    /// <summary>The HTTP method that made this version: POST, PUT or DELETE.</summary>
    public required string Method { get; init; }

    public required byte[] Body { get; init; }

    public bool IsDeleted => Method == "DELETE";

    /// <summary>"Patient/7".</summary>
    public string Reference => $"{Type}/{Id}";

    /// <summary>The version as an ETag: W/"3".</summary>
    public string ETag => $"W/\"{Version}\"";

    /// <summary>Columns that <see cref="Read"/> wants, of resources r joined with versions v.</summary>
    public const string Columns = "r.rid, r.ref, v.version, v.updated, v.method, v.body";

    public static StoredResource Read(SqliteDataReader row)
    {
        var reference = row.GetString(1);
        var slash = reference.IndexOf('/', StringComparison.Ordinal);
        return new StoredResource(reference[..slash], reference[(slash + 1)..], row.GetInt32(2), new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero))
        {
            Rid = row.GetInt64(0),
            Method = row.GetString(4),
            Body = (byte[])row.GetValue(5),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Reference}/_history/{Version}";
}
