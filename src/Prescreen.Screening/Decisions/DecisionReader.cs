using System.Collections.Immutable;
using Prescreen.Evaluation;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Rest;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Decisions;

/// <summary>Reads what an act is judged by: the subject and its tasks now, what the person saw, and whether the act was carried out before.</summary>
internal sealed class DecisionReader(FhirClient results, ResourceFinder finder, IScreenings screenings)
{
    private const string Type = "ResearchSubject/";

    /// <summary>The subject with its tasks; not found where it is another study's or another patient's, whatever its id.</summary>
    public async Task<Result<DecisionScene>> SceneAsync(SubjectDecisionRequest request, DateTimeOffset now, CancellationToken ct)
    {
        if (!request.Subject.StartsWith(Type, StringComparison.Ordinal))
        {
            return DecisionProblems.NotThisStudys;
        }

        if (!(await finder.ReadAsync("ResearchSubject", request.Subject[Type.Length..], ResearchSubjectReader.Read, ct)).TryGet(out var subject, out var problem))
        {
            return problem.Kind is ProblemKind.NotFound ? DecisionProblems.NotThisStudys : problem;
        }

        var ids = new SubjectIds(request.Protocol, request.Patient);
        if (!subject.Resource.Identifiers.Contains(ids.Subject))
        {
            return DecisionProblems.NotThisStudys;
        }

        if (!(await FoundAsync(request, ct)).TryGet(out var found, out problem))
        {
            return problem;
        }

        return (await finder.TasksAsync(subject.Id, ct)).Select(tasks => new DecisionScene(request, ids, subject, tasks, now) { Found = found.FirstOrDefault() });
    }

    /// <summary>True where the act has its Provenance, which is written last.</summary>
    public async Task<Result<bool>> IsMarkedAsync(DecisionScene scene, CancellationToken ct)
        // Servers that ignore the parameter answer with everything, so the tag is looked at too.
        => (await finder.SearchAsync($"Provenance?_tag={scene.Key.ToToken()}", ProvenanceReader.Read, ct))
            .Select(found => found.Any(one => one.Resource.Meta.Tags.Any(tag => tag.System == scene.Key.System && tag.Code == scene.Key.Value)));

    /// <summary>What stood before the decision that stands now, to which undoing returns; null where that can't be told any more.</summary>
    public async Task<Result<SeenState>> EarlierAsync(DecisionScene scene, CancellationToken ct)
    {
        if (scene.State.Work.Decision is not { } decision)
        {
            return SeenState.Unknown;
        }

        if (!(await finder.SearchAsync($"Provenance?target={scene.Reference}&_count=200", ProvenanceReader.Read, ct)).TryGet(out var found, out var problem))
        {
            return problem;
        }

        var act = found.Select(one => one.Resource)
            .FirstOrDefault(one => one.Recorded == decision.At && one.Activity?.Codings.Any(coding => coding.System == PrescreenUrls.DecisionActs) == true);
        return VersionedLocation.Split(act?.Revisions.FirstOrDefault()?.Target).Version is { } version ? await OfVersionAsync(scene, version, ct) : SeenState.Unknown;
    }

    /// <summary>What people had decided in the version that the person saw; null where that can't be told any more.</summary>
    public Task<Result<SeenState>> SeenAsync(DecisionScene scene, CancellationToken ct) => OfVersionAsync(scene, scene.Request.ExpectedVersion, ct);

    // Of a dismissal's criterion: one outcome, or none where there is nothing to tell.
    private async Task<Result<ImmutableArray<Outcome?>>> FoundAsync(SubjectDecisionRequest request, CancellationToken ct)
        => request is { Act: DecisionAct.Dismiss, Criterion: { } criterion }
            ? (await screenings.LatestAsync(request.Patient, request.Protocol.Id, ct))
                .Select<ImmutableArray<Outcome?>>(latest => [.. latest.Select(one => one.Summary?.OutcomeOf(criterion))])
            : (ImmutableArray<Outcome?>)[];

    private async Task<Result<SeenState>> OfVersionAsync(DecisionScene scene, string version, CancellationToken ct)
    {
        var read = await results.VReadAsync("ResearchSubject", scene.Subject.Id, version, ct);
        if (read.TryGet(out var reply, out var problem) && ResearchSubjectReader.Read(reply.Json.Span).TryGet(out var seen, out problem))
        {
            return new SeenState(SubjectState.Of(seen));
        }

        if (problem.Kind is ProblemKind.Unavailable or ProblemKind.Forbidden)
        {
            return problem;
        }

        // A server that keeps no versions: what the person saw came from the read model.
        return (await screenings.HistoryAsync(scene.Request.Patient, scene.Request.Protocol.Id, ct)).Select(history => new SeenState(
            history.Where(one => one.SubjectVersion == version).Select(one => new SubjectState(one.Status, one.Work)).FirstOrDefault()));
    }
}
