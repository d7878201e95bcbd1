using System.Collections.Immutable;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;
using Prescreen.Fhir.Rest;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Decisions;

/// <summary>Writes a plan: as one transaction where the server has them, else in its order.</summary>
internal sealed class DecisionWriter(FhirClient results, ResourceFinder finder, References references)
{
    private readonly BundleSender sender = new(results);

    /// <summary>The subject's follow-up task, made empty where there is none.</summary>
    public async Task<Result<Stored<FhirTask>>> FollowUpAsync(DecisionScene scene, CancellationToken ct)
    {
        if (FollowUpTask.Of(scene.Tasks) is { } known)
        {
            return known;
        }

        var names = new Names();
        var opening = FollowUpTask.Opening(scene.Ids, scene.Reference, references.To(scene.Request.Patient), scene.Now);
        return (await results.CapabilitiesAsync(ct)).TryGet(out var server, out var problem)
            && (await sender.SendAsync([opening], names, server, ct)).TryGet(out _, out problem)
            ? await finder.ReadAsync("Task", names[opening.LocalId]["Task/".Length..], TaskReader.Read, ct)
            : problem;
    }

    /// <summary>Null where all was written.</summary>
    public async Task<Problem?> SendAsync(DecisionPlan plan, CancellationToken ct)
    {
        if (!(await results.CapabilitiesAsync(ct)).TryGet(out var server, out var problem))
        {
            return problem;
        }

        ImmutableArray<PlannedWrite> writes = [.. plan.Writes];
        if (server.HasTransactions)
        {
            problem = (await sender.TransactAsync(writes, new Names(), server, ct)).Problem;
            // Servers bound what a transaction may hold; if it is a resource they mind, the other way tells which.
            if (problem is not { Kind: ProblemKind.Invalid })
            {
                return problem;
            }
        }

        return (await sender.SendAsync(writes, new Names(), server, ct)).Problem;
    }
}
