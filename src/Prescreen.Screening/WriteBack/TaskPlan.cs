using Prescreen.Evaluation;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Screening.WriteBack;

/// <summary>Which tasks to make, open again or close. A task that a person has touched is the person's.</summary>
internal static class TaskPlan
{
    /// <summary>The task that holds who has a subject in hand.</summary>
    public const string FollowUp = "follow-up";

    /// <summary>Why a task was closed whose need is gone, and which nobody had touched.</summary>
    public const string ClosedByMachine = "closed-by-prescreen";

    public static IEnumerable<PlannedWrite> Of(SubjectPlan plan)
    {
        var needs = TaskNeed.Of(plan.Update, plan.Decision).ToDictionary(need => plan.Ids.Of($"task|{need.Part}"));
        var known = plan.Tasks.ToLookup(task => KeyOf(task.Resource));
        foreach (var (key, need) in needs)
        {
            var task = known[key].FirstOrDefault();
            if (task is null)
            {
                yield return Write(key, null, (names, id) => TaskWriter.Write(New(plan, key, need, names, id)));
            }
            else if (IsClosedByMachine(task.Resource))
            {
                yield return Write(key, task, (_, _) => Change(task.Json, "requested", null, plan.Now));
            }
        }

        foreach (var task in plan.Tasks.Where(task => IsUntouched(task.Resource) && IsMachines(task.Resource) && !needs.ContainsKey(KeyOf(task.Resource))))
        {
            var status = plan.Update.Assessment.Status is EligibilityStatus.Ineligible or EligibilityStatus.NotConsidered ? "cancelled" : "completed";
            yield return Write(KeyOf(task.Resource), task, (_, _) => Change(task.Json, status, ClosedByMachine, plan.Now));
        }
    }

    private static FhirTask New(SubjectPlan plan, string key, TaskNeed need, Names names, string? id) => new()
    {
        Id = id,
        Identifiers = [new Identifier(PrescreenUrls.Identifiers, key)],
        Status = "requested",
        Intent = "order",
        Code = CodeableConcept.Of(new Coding(PrescreenUrls.Tasks, need.Code)),
        Description = need.Description,
        Focus = new Reference(names[plan.Ids.SubjectId]),
        For = plan.References.To(plan.Update.Assessment.Patient),
        AuthoredOn = plan.Now,
        LastModified = plan.Now,
    };

    private static PlannedWrite Write(string key, Stored<FhirTask>? task, Func<Names, string?, Result<ReadOnlyMemory<byte>>> make) => new()
    {
        Type = "Task",
        LocalId = key,
        Condition = _ => $"identifier={new Identifier(PrescreenUrls.Identifiers, key).ToToken()}",
        ExistingId = task?.Id,
        IfMatch = task?.Version,
        Make = make,
    };

    private static Result<ReadOnlyMemory<byte>> Change(ReadOnlyMemory<byte> json, string status, string? reason, DateTimeOffset now) => JsonPatchingWriter.Replace(
        json,
        ("status", FhirElement.Text(status)),
        ("statusReason", reason is null ? default : FhirElement.Concept(CodeableConcept.Of(new Coding(PrescreenUrls.Tasks, reason)))),
        ("lastModified", FhirElement.Instant(now)));

    private static string KeyOf(FhirTask task) => task.Identifiers.FirstOrDefault(identifier => identifier.System == PrescreenUrls.Identifiers)?.Value ?? "";

    /// <summary>True for an open task of ours that no person has touched.</summary>
    public static bool IsOpen(FhirTask task) => IsUntouched(task) && IsOurs(task);

    private static bool IsUntouched(FhirTask task) => task is { Status: "requested", Owner: null };

    // What tells of a change stays until a person has seen it.
    private static bool IsMachines(FhirTask task) => IsOurs(task) && !task.Code!.Has(PrescreenUrls.Tasks, "verdict-changed");

    private static bool IsOurs(FhirTask task)
        => KeyOf(task).Length > 0 && task.Code is { } code && !code.Has(PrescreenUrls.Tasks, FollowUp) && code.Codings.Any(coding => coding.System == PrescreenUrls.Tasks);

    /// <summary>True for an open task that only a person closes.</summary>
    public static bool IsAwaited(FhirTask task) => task.Status is not ("completed" or "cancelled" or "rejected" or "failed" or "entered-in-error")
        && task.Code?.Has(PrescreenUrls.Tasks, "verdict-changed") == true;

    private static bool IsClosedByMachine(FhirTask task)
        => task.Status is "completed" or "cancelled" && task.StatusReason?.Has(PrescreenUrls.Tasks, ClosedByMachine) == true;
}
