using System.Collections.Concurrent;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;
using Prescreen.Fhir.Rest;
using Prescreen.Protocols;
using Prescreen.Screening.ProtocolExport;

namespace Prescreen.Screening.WriteBack;

/// <summary>
/// Sees to it that what subjects refer to is there: the study (a person's own is used as it is), the engine's Device and the study's screening list.
/// </summary>
internal sealed class StudyRegistry(FhirClient client) : IDisposable
{
    private readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim gate = new(1, 1);

    public Task<Result<string>> StudyAsync(Protocol protocol, CancellationToken ct)
        => EnsureAsync("ResearchStudy", StudyMapping.IdentifierOf(protocol), id => ResearchStudyWriter.Write(StudyMapping.Of(protocol, id)), ct);

    public Task<Result<string>> DeviceAsync(CancellationToken ct)
        => EnsureAsync(
            "Device",
            EngineIdentity.Identifier,
            id => DeviceWriter.Write(new Device { Id = id, Identifiers = [EngineIdentity.Identifier], Name = "Prescreen", Version = EngineIdentity.Version }),
            ct);

    public Task<Result<string>> ListAsync(Protocol protocol, CancellationToken ct)
    {
        var identifier = new Identifier(PrescreenUrls.Identifiers, $"screening-list-{protocol.Study.Value}");
        return EnsureAsync("List", identifier, id => ListWriter.Write(new FhirList
        {
            Id = id,
            Identifiers = [identifier],
            Title = $"Screening list: {protocol.Title}",
            Code = CodeableConcept.Of(new Coding(PrescreenUrls.Codes, "screening-list")),
        }), ct);
    }

    /// <summary>Forgets where a resource was, because it isn't there any more.</summary>
    public void Forget(string reference)
    {
        foreach (var (key, _) in known.Where(pair => pair.Value == reference))
        {
            known.TryRemove(key, out _);
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<Result<string>> EnsureAsync(string type, Identifier identifier, Func<string?, ReadOnlyMemory<byte>> make, CancellationToken ct)
    {
        var key = $"{type} {identifier.ToToken()}";
        if (known.TryGetValue(key, out var reference))
        {
            return reference;
        }

        await gate.WaitAsync(ct);
        try
        {
            if (known.TryGetValue(key, out reference))
            {
                return reference;
            }

            var made = await FindOrMakeAsync(type, identifier, make, ct);
            if (made.TryGet(out reference, out _))
            {
                known[key] = reference;
            }

            return made;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<Result<string>> FindOrMakeAsync(string type, Identifier identifier, Func<string?, ReadOnlyMemory<byte>> make, CancellationToken ct)
    {
        var query = $"identifier={identifier.ToToken()}";
        await foreach (var result in client.SearchAsync($"{type}?{query}", ct))
        {
            if (!result.TryGet(out var page, out var problem))
            {
                return problem;
            }

            foreach (var entry in page.Bundle.Entries)
            {
                if (!entry.Resource.IsEmpty && ResourceHead.Read(entry.Resource.Span).TryGet(out var head, out _) && head.Type == type && head.Id is { } id)
                {
                    return $"{type}/{id}";
                }
            }
        }

        if (!(await client.CapabilitiesAsync(ct)).TryGet(out var server, out var unknown))
        {
            return unknown;
        }

        // A conditional create can't overwrite what another instance made a moment ago, a PUT can.
        server.Types.TryGetValue(type, out var abilities);
        var localId = SubjectIds.Derive(identifier.ToToken());
        var sent = abilities is { HasConditionalCreate: false, HasUpdateCreate: true }
            ? await client.UpdateAsync(make(localId), null, ct)
            : await client.CreateAsync(make(null), query, ct);
        return sent.TryGet(out var reply, out var refused)
            ? reply.Location ?? (ResourceHead.Read(reply.Json.Span).TryGet(out var stored, out _) ? $"{type}/{stored.Id}" : $"{type}/{localId}")
            : refused;
    }
}
