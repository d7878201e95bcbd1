using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;
using Prescreen.Fhir.Rest;
using Prescreen.Protocols;

namespace Prescreen.Screening.WriteBack;

/// <summary>
/// A study's working list of the subjects that need eyes. Many workers change one list, so every change insists on the version it read and
/// starts anew where somebody was faster. <see href="https://hl7.org/fhir/R4/list.html"/>
/// </summary>
internal sealed class ScreeningList(FhirClient client, ResourceFinder finder, StudyRegistry registry, TimeProvider time) : IDisposable
{
    private const int Attempts = 12;
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Puts a subject on the list, with a flag or without, or takes it off; what is right already isn't written.</summary>
    public async Task<Problem?> SetAsync(Protocol protocol, string subject, bool isOn, string? flag, CancellationToken ct)
    {
        // Our own workers queue here, so that only other instances can be in the way.
        await turn.WaitAsync(ct);
        try
        {
            Problem? problem = null;
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                problem = await TryAsync(protocol, subject, isOn, flag, ct);
                if (problem is not { Kind: ProblemKind.Conflict or ProblemKind.NotFound })
                {
                    return problem;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(10, 40 * (attempt + 1))), time, ct);
            }

            return problem;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<Problem?> TryAsync(Protocol protocol, string subject, bool isOn, string? flag, CancellationToken ct)
    {
        if (!(await registry.ListAsync(protocol, ct)).TryGet(out var reference, out var problem))
        {
            return problem;
        }

        if (!(await finder.ReadAsync("List", reference["List/".Length..], ListReader.Read, ct)).TryGet(out var list, out problem))
        {
            if (problem.Kind is ProblemKind.NotFound)
            {
                registry.Forget(reference);
            }

            return problem;
        }

        if (Changed(list, subject, isOn, flag) is not { } change)
        {
            return null;
        }

        return change.TryGet(out var json, out problem) ? (await client.UpdateAsync(json, list.Version, ct, Returning.Minimal)).Problem : problem;
    }

    private Result<ReadOnlyMemory<byte>>? Changed(Stored<FhirList> list, string subject, bool isOn, string? flag)
    {
        var index = -1;
        for (var i = 0; i < list.Resource.Entries.Length && index < 0; i++)
        {
            index = list.Resource.Entries[i].Item.Target is { } target && (target == subject || target.EndsWith("/" + subject, StringComparison.Ordinal)) ? i : -1;
        }

        if (!isOn)
        {
            return index < 0 ? default(Result<ReadOnlyMemory<byte>>?) : JsonPatchingWriter.ReplaceItem(list.Json, "entry", index, default);
        }

        var now = time.GetUtcNow();
        if (index < 0)
        {
            return JsonPatchingWriter.Append(list.Json, "entry", FhirElement.Entry(Entry(subject, flag, now)));
        }

        var entry = list.Resource.Entries[index];
        var flagged = entry.Flag?.Codings.FirstOrDefault(coding => coding.System == PrescreenUrls.Tasks)?.Code;
        return flagged == flag ? default(Result<ReadOnlyMemory<byte>>?) : JsonPatchingWriter.ReplaceItem(list.Json, "entry", index, FhirElement.Entry(Entry(subject, flag, entry.Date ?? now)));
    }

    private static ListEntry Entry(string subject, string? flag, DateTimeOffset since) => new(new Reference(subject))
    {
        Date = since,
        Flag = flag is null ? null : CodeableConcept.Of(new Coding(PrescreenUrls.Tasks, flag)),
    };
}
