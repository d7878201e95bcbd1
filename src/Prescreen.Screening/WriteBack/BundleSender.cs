using System.Text;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;
using Prescreen.Fhir.Rest;

namespace Prescreen.Screening.WriteBack;

/// <summary>Sends planned writes as one transaction, or one after the other where a server has none. Both may be repeated.</summary>
internal sealed class BundleSender(FhirClient client)
{
    /// <summary>All or nothing. <paramref name="names"/> holds what is there already.</summary>
    public async Task<Result<Names>> TransactAsync(IReadOnlyList<PlannedWrite> writes, Names names, ServerCapabilities server, CancellationToken ct)
    {
        foreach (var write in writes)
        {
            names.Set(write.LocalId, ReferenceBefore(write, server));
        }

        var entries = new List<BundleEntry>(writes.Count);
        foreach (var write in writes)
        {
            var id = KnownId(write, server);
            if (!write.Make(names, id).TryGet(out var json, out var unmade))
            {
                return unmade;
            }

            entries.Add(new BundleEntry
            {
                FullUrl = id is null ? names[write.LocalId] : null,
                Resource = json,
                Request = id is null
                    ? new EntryRequest("POST", write.Type) { IfNoneExist = write.Condition(names) }
                    : new EntryRequest("PUT", $"{write.Type}/{id}") { IfMatch = write.IfMatch is { } version ? $"W/\"{version}\"" : null },
            });
        }

        var isRepeatable = entries.TrueForAll(entry => entry.Request is { Method: "PUT", IfMatch: null } or { IfNoneExist: not null });
        if (!(await client.TransactionAsync(BundleWriter.Write("transaction", entries), ct, isRepeatable)).TryGet(out var reply, out var problem)
            || !BundleEnvelope.Read(reply.Json).TryGet(out var answer, out problem))
        {
            return problem;
        }

        for (var i = 0; i < writes.Count && i < answer.Entries.Length; i++)
        {
            if (answer.Entries[i].Response?.Location is { } location)
            {
                names.Set(writes[i].LocalId, VersionedLocation.Split(location).Location ?? names[writes[i].LocalId]);
            }
        }

        return names;
    }

    /// <summary>In order; what was written before a failure stays, and repeating goes on from there. <paramref name="names"/> holds what is there already.</summary>
    public async Task<Result<Names>> SendAsync(IEnumerable<PlannedWrite> writes, Names names, ServerCapabilities server, CancellationToken ct)
    {
        foreach (var write in writes)
        {
            var id = KnownId(write, server);
            if (!write.Make(names, id).TryGet(out var json, out var problem))
            {
                return problem;
            }

            var sent = id is null
                ? await client.CreateAsync(json, write.Condition(names), ct)
                : await client.UpdateAsync(json, write.IfMatch, ct);
            if (!sent.TryGet(out var reply, out problem))
            {
                return problem;
            }

            names.Set(write.LocalId, id is null ? reply.Location ?? Reread(write.Type, reply) : $"{write.Type}/{id}");
        }

        return names;
    }

    private static string? KnownId(PlannedWrite write, ServerCapabilities server)
        => write.ExistingId ?? (!write.IsOnlyMade && server.Types.TryGetValue(write.Type, out var type) && type.HasUpdateCreate ? write.LocalId : null);

    private static string ReferenceBefore(PlannedWrite write, ServerCapabilities server)
        => KnownId(write, server) is { } id ? $"{write.Type}/{id}" : $"urn:uuid:{Uuid(write.LocalId)}";

    // Any 16 bytes do: the name only has to be the same within one transaction.
    private static Guid Uuid(string localId) => new(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(localId)).AsSpan(0, 16));

    private static string Reread(string type, FhirReply reply)
        => ResourceHead.Read(reply.Json.Span).TryGet(out var head, out _) ? $"{type}/{head.Id}" : type;
}
