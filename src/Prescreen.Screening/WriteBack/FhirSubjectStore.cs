using Prescreen.Evaluation;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;
using Prescreen.Fhir.Rest;

namespace Prescreen.Screening.WriteBack;

/// <summary>Writes results to a FHIR server: in one transaction where it has them, else in an order that can be repeated and repaired.</summary>
public sealed class FhirSubjectStore : ISubjectStore, IDisposable
{
    private const int Attempts = 6;

    private readonly FhirClient results;
    private readonly TimeProvider time;
    private readonly References references;
    private readonly ResourceFinder finder;
    private readonly StudyRegistry registry;
    private readonly ScreeningList list;
    private readonly BundleSender sender;

    /// <summary>A store on the results server; <paramref name="ehr"/> is where the patients are, perhaps the same.</summary>
    public FhirSubjectStore(FhirClient results, Uri ehr, TimeProvider time)
    {
        this.results = results;
        this.time = time;
        references = new References(ehr, results.BaseUrl);
        finder = new ResourceFinder(results);
        registry = new StudyRegistry(results);
        list = new ScreeningList(results, finder, registry, time);
        sender = new BundleSender(results);
    }

    /// <summary>The studies' lists: shared with what else changes them, so that all of one process queue.</summary>
    internal ScreeningList List => list;

    /// <inheritdoc/>
    public async Task<Result<WrittenSubject>> WriteAsync(SubjectUpdate update, CancellationToken ct)
    {
        var written = await TryAsync(update, ct);
        // Somebody else wrote first: what they wrote may change what is to be written, so everything is read and decided again.
        for (var attempt = 1; attempt < Attempts && written.Problem is { Kind: ProblemKind.Conflict }; attempt++)
        {
            written = await TryAsync(update, ct);
        }

        return written;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        list.Dispose();
        registry.Dispose();
    }

    private async Task<Result<WrittenSubject>> TryAsync(SubjectUpdate update, CancellationToken ct)
    {
        var protocol = update.Assessment.Protocol;
        var ids = new SubjectIds(protocol, update.Assessment.Patient);
        if (!(await finder.SubjectAsync(ids, ct)).TryGet(out var found, out var problem))
        {
            return problem;
        }

        var decision = SubjectDecision.Of(found.One?.Resource, update.Assessment);
        if (decision.Status is null)
        {
            return WrittenSubject.None;
        }

        if (!(await registry.StudyAsync(protocol, ct)).TryGet(out var study, out problem)
            || !(await registry.DeviceAsync(ct)).TryGet(out var device, out problem)
            || !(await PlanAsync(new SubjectPlan(update, ids, references, study, device)
            {
                Current = found.One,
                Decision = decision,
                Now = time.GetUtcNow(),
            }, ct)).TryGet(out var plan, out problem)
            || !(await SendAsync(plan, ct)).TryGet(out var subject, out problem))
        {
            return problem;
        }

        var flag = decision.IsContrary ? "contrary-evidence" : update.Assessment.Status is EligibilityStatus.NotConsidered ? "no-longer-considered" : null;
        if (await list.SetAsync(protocol, subject.Reference!, plan.NeedsEyes, flag, ct) is { } unlisted)
        {
            return unlisted;
        }

        return subject;
    }

    private async Task<Result<SubjectPlan>> PlanAsync(SubjectPlan plan, CancellationToken ct)
    {
        if (plan.Current is null)
        {
            return plan;
        }

        var tasks = await finder.TasksAsync(plan.Current.Id, ct);
        return tasks.Select(known => plan with { Tasks = known });
    }

    private async Task<Result<WrittenSubject>> SendAsync(SubjectPlan plan, CancellationToken ct)
    {
        if (plan.IsWritten)
        {
            return Written(plan, $"ResearchSubject/{plan.Current!.Id}", plan.Current.Version);
        }

        if (!(await results.CapabilitiesAsync(ct)).TryGet(out var server, out var problem))
        {
            return problem;
        }

        var names = server.HasTransactions
            ? await TransactAsync(plan, server, ct)
            : await OneByOneAsync(plan, server, ct);
        if (server.HasTransactions && names.Problem is { Kind: ProblemKind.Invalid })
        {
            // Servers bound what a transaction may hold (Medplum: eight entries where one is conditional). If it is a resource they mind, this tells which.
            names = await OneByOneAsync(plan, server, ct);
        }

        if (!names.TryGet(out var known, out problem))
        {
            return problem;
        }

        // Asked for rather than taken from the answer: transactions tell versions in several ways, some not at all.
        var reference = known[plan.Ids.SubjectId];
        return (await finder.ReadAsync("ResearchSubject", reference["ResearchSubject/".Length..], ResearchSubjectReader.Read, ct)).TryGet(out var stored, out problem)
            ? Written(plan, reference, stored.Version) with { Status = stored.Resource.Status, Work = SubjectWork.Of(stored.Resource) }
            : problem;
    }

    private async Task<Result<Names>> TransactAsync(SubjectPlan plan, ServerCapabilities server, CancellationToken ct)
    {
        var names = new Names();
        if (plan.Current is { } current)
        {
            names.Set(plan.Ids.SubjectId, $"ResearchSubject/{current.Id}");
        }

        IEnumerable<PlannedWrite> first = plan.Closing is { } closing ? [closing] : [];
        return await sender.TransactAsync([.. first, .. plan.Body], names, server, ct);
    }

    private async Task<Result<Names>> OneByOneAsync(SubjectPlan plan, ServerCapabilities server, CancellationToken ct)
    {
        var names = new Names();
        if (plan.Opening is { } opening)
        {
            return (await sender.SendAsync([opening], names, server, ct)).TryGet(out _, out var refused) ? Again : refused;
        }

        names.Set(plan.Ids.SubjectId, $"ResearchSubject/{plan.Current!.Id}");
        IEnumerable<PlannedWrite> last = plan.Closing is { } closing ? [closing] : [];
        return await sender.SendAsync([.. plan.Body, .. last], names, server, ct);
    }

    private static WrittenSubject Written(SubjectPlan plan, string reference, string? version) => new()
    {
        Reference = reference,
        Version = version,
        Status = plan.Decision.Status,
        Work = plan.Current is { } current ? SubjectWork.Of(current.Resource) : SubjectWork.None,
        IsPersons = plan.Decision.IsPersons,
    };

    private static Problem Again { get; } = new(ProblemKind.Conflict, "APP-012", "The subject is there now: read it and go on.");
}
