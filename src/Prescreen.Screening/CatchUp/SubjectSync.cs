using Prescreen.Fhir.Json;
using Prescreen.Fhir.Rest;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.CatchUp;

/// <summary>Keeps the read model true to the results server: what a person set on a ResearchSubject is what the worklist shows.</summary>
public sealed class SubjectSync(FhirClient results, IScreenings screenings, ActiveProtocols protocols)
{
    private const int Attempts = 5;

    /// <summary>Reads a subject from the results server and notes its status and work; one that is gone or not ours changes nothing.</summary>
    public async Task<Result<Screened>> RunAsync(string id, CancellationToken ct)
    {
        if (!(await results.ReadAsync("ResearchSubject", id, ct)).TryGet(out var reply, out var problem))
        {
            return problem.Kind is ProblemKind.NotFound ? Screened.Nothing : problem;
        }

        return await NoteAsync(reply.Json, ct) is { } failure ? failure : Screened.Nothing;
    }

    /// <summary>True where some protocol has considered the patient.</summary>
    public async Task<Result<bool>> IsFollowedAsync(string patient, CancellationToken ct)
        => (await screenings.LatestAsync(patient, null, ct)).Select(latest => !latest.IsEmpty);

    /// <summary>Notes the status and work of a subject as read; null where that went well.</summary>
    public async Task<Problem?> NoteAsync(ReadOnlyMemory<byte> json, CancellationToken ct)
    {
        var problem = await TryNoteAsync(json, ct);
        for (var attempt = 1; attempt < Attempts && problem is { Kind: ProblemKind.Conflict }; attempt++)
        {
            problem = await TryNoteAsync(json, ct);
        }

        return problem;
    }

    private async Task<Problem?> TryNoteAsync(ReadOnlyMemory<byte> json, CancellationToken ct)
    {
        if (!ResearchSubjectReader.Read(json.Span).TryGet(out var subject, out _) || PatientLink.Normal(subject.Individual.Target) is not { } patient)
        {
            return null;
        }

        if (protocols.All.FirstOrDefault(protocol => subject.Identifiers.Contains(new SubjectIds(protocol, patient).Subject)) is not { } found)
        {
            return null;
        }

        if (!(await screenings.LatestAsync(patient, found.Id, ct)).TryGet(out var latest, out var problem))
        {
            return problem;
        }

        var work = SubjectWork.Of(subject);
        if (latest is not [var screening] || (screening.Status == subject.Status && screening.SubjectVersion == subject.Meta.VersionId && screening.Work == work))
        {
            return null;
        }

        var noted = screening with { Status = subject.Status, Subject = $"ResearchSubject/{subject.Id}", SubjectVersion = subject.Meta.VersionId, Work = work };
        return (await screenings.SaveAsync(noted, null, ct)).Problem;
    }
}
