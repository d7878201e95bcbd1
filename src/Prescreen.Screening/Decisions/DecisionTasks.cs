using System.Collections.Immutable;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Decisions;

/// <summary>The machine's tasks that a decision closes, and that undoing it opens again. What a person has touched stays the person's.</summary>
internal static class DecisionTasks
{
    private const string Decided = "decided";

    /// <summary>Open tasks that the decision answers; those made after it are new needs.</summary>
    public static IEnumerable<PlannedWrite> Closing(ImmutableArray<Stored<FhirTask>> tasks, PersonDecision decision, bool isRepeated, Reference by)
    {
        var status = decision.Kind is DecisionKind.Dismissed ? "cancelled" : "completed";
        return tasks.Where(task => TaskPlan.IsOpen(task.Resource) && (!isRepeated || task.Resource.LastModified <= decision.At))
            .Select(task => Update(task, () => Change(task, status, CodeableConcept.Of(new Coding(PrescreenUrls.Tasks, Decided)), by, decision.At)));
    }

    /// <summary>Tasks that the decision of an instant closed; with none, those that any decision closed.</summary>
    public static ImmutableArray<Stored<FhirTask>> Closed(ImmutableArray<Stored<FhirTask>> tasks, DateTimeOffset? at)
        => [.. tasks.Where(task => IsDecided(task.Resource) && (at is null || task.Resource.LastModified == at))];

    /// <summary>Open tasks that speak against a decision, made since: with it they lose their object.</summary>
    public static ImmutableArray<Stored<FhirTask>> Contrary(ImmutableArray<Stored<FhirTask>> tasks, PersonDecision decision)
        => [.. tasks.Where(task => TaskPlan.IsOpen(task.Resource) && IsContrary(task.Resource) && task.Resource.AuthoredOn >= decision.At)];

    public static bool IsContrary(FhirTask task) => task.Code?.Has(PrescreenUrls.Tasks, "contrary-evidence") == true;

    public static PlannedWrite Withdraw(Stored<FhirTask> task, DateTimeOffset now)
        => Update(task, () => Change(task, "cancelled", CodeableConcept.Of(new Coding(PrescreenUrls.Tasks, TaskPlan.ClosedByMachine)), null, now));

    public static PlannedWrite Reopen(Stored<FhirTask> task, DateTimeOffset now) => Update(task, () => Change(task, "requested", null, null, now));

    public static PlannedWrite Update(Stored<FhirTask> task, Func<Result<ReadOnlyMemory<byte>>> make) => new()
    {
        Type = "Task",
        LocalId = task.Id,
        ExistingId = task.Id,
        IfMatch = task.Version,
        Condition = _ => null,
        Make = (_, _) => make(),
    };

    private static bool IsDecided(FhirTask task) => task.Status is "completed" or "cancelled" && task.StatusReason?.Has(PrescreenUrls.Tasks, Decided) == true;

    private static Result<ReadOnlyMemory<byte>> Change(Stored<FhirTask> task, string status, CodeableConcept? reason, Reference? owner, DateTimeOffset at) => JsonPatchingWriter.Replace(
        task.Json,
        ("status", FhirElement.Text(status)),
        ("statusReason", reason is null ? default : FhirElement.Concept(reason)),
        ("owner", owner is null ? default : FhirElement.Reference(owner)),
        ("lastModified", FhirElement.Instant(at)));
}
