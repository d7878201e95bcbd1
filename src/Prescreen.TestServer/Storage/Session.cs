using System.Text.Json;
using Prescreen.TestServer.Json;
using Prescreen.TestServer.Schema;

namespace Prescreen.TestServer.Storage;

/// <summary>Reading and writing resources within one SQLite transaction (or one read).</summary>
internal sealed class Session(Statements statements, SearchTable table, DateTimeOffset now, Func<string> newId)
{
    private readonly IndexWriter indexes = new(statements, table);

    public Statements Statements => statements;

    public SearchTable Table => table;

    /// <summary>The instant all writes of this session carry.</summary>
    public DateTimeOffset Now => now;

    /// <summary>What this session wrote, in order.</summary>
    public List<StoredResource> Written { get; } = [];

    public string NewId() => newId();

    /// <summary>The newest version, which may be a deletion; null where there never was one.</summary>
    public StoredResource? Find(string type, string id) => statements.One(
        $"SELECT {StoredResource.Columns} FROM resources r JOIN versions v ON v.seq = r.seq WHERE r.ref = $1", StoredResource.Read, $"{type}/{id}");

    /// <summary>One version; null where there is none.</summary>
    public StoredResource? Find(string type, string id, int version) => statements.One(
        $"SELECT {StoredResource.Columns} FROM resources r JOIN versions v ON v.rid = r.rid WHERE r.ref = $1 AND v.version = $2",
        StoredResource.Read, $"{type}/{id}", version);

    /// <summary>Writes the next version; <paramref name="links"/> rewrites references of a transaction.</summary>
    public StoredResource Put(string type, string id, JsonElement resource, string method, LinkMap links)
    {
        var old = Find(type, id);
        var version = (old?.Version ?? 0) + 1;
        var body = ResourceBody.Write(resource, new ResourceStamp(id, version, now), links);
        var stored = Save(old, new StoredResource(type, id, version, now) { Rid = 0, Method = method, Body = body });
        using var parsed = JsonDocument.Parse(body, StrictJson.Options);
        indexes.Replace(stored.Rid, type, parsed.RootElement, isNew: old is null);
        return stored;
    }

    /// <summary>Writes a version that says the resource is gone.</summary>
    public StoredResource Remove(StoredResource old)
    {
        var stored = Save(old, new StoredResource(old.Type, old.Id, old.Version + 1, now) { Rid = 0, Method = "DELETE", Body = [] });
        indexes.Remove(stored.Rid);
        return stored;
    }

    private StoredResource Save(StoredResource? old, StoredResource next)
    {
        var rid = old?.Rid ?? statements.Insert(
            "INSERT INTO resources (type, ref, version, seq, updated, deleted) VALUES ($1, $2, 0, 0, 0, 0)", next.Type, next.Reference);
        var seq = statements.Insert(
            "INSERT INTO versions (rid, type, version, updated, method, body) VALUES ($1, $2, $3, $4, $5, $6)",
            rid, next.Type, next.Version, next.Updated.Ticks, next.Method, next.Body);
        statements.Run(
            "UPDATE resources SET version = $2, seq = $3, updated = $4, deleted = $5 WHERE rid = $1",
            rid, next.Version, seq, next.Updated.Ticks, next.IsDeleted ? 1 : 0);
        var stored = next with { Rid = rid };
        Written.Add(stored);
        return stored;
    }
}
