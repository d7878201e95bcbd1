using System.Collections.Immutable;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Decisions;

/// <summary>The one task of a subject that people's acts leave their trace in. Notes are put to it and never taken away. <see href="https://hl7.org/fhir/R4/task.html"/></summary>
internal static class FollowUpTask
{
    // Two notes of the same words within this time are one, sent twice.
    private static readonly TimeSpan Repetition = TimeSpan.FromMinutes(10);

    public static bool Is(FhirTask task) => task.Code?.Has(PrescreenUrls.Tasks, TaskPlan.FollowUp) == true;

    /// <summary>The subject's; where two servers' instances made one each at once, always the same of the two.</summary>
    public static Stored<FhirTask>? Of(ImmutableArray<Stored<FhirTask>> tasks)
        => tasks.Where(task => Is(task.Resource)).OrderBy(task => task.Id, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The request's note where it is in the task already.</summary>
    public static Annotation? Noted(FhirTask? task, SubjectDecisionRequest request, DateTimeOffset now) => request.Note?.Trim() is not { Length: > 0 } text ? null
        : task?.Notes.LastOrDefault(note => note.Text == text && PersonReference.IdOf(note.Author) == PersonReference.IdOf(request.By) && (now - note.Time)?.Duration() <= Repetition);

    /// <summary>
    /// The task, empty and for nobody to act on yet. It is made before anything is put into it, because two who make it at once would else
    /// overwrite each other's words; from then on every change insists on the version it read.
    /// </summary>
    public static PlannedWrite Opening(SubjectIds ids, string subject, Reference patient, DateTimeOffset at) => new()
    {
        Type = "Task",
        LocalId = ids.Of(TaskPlan.FollowUp),
        IsOnlyMade = true,
        Condition = _ => $"identifier={ids.IdentifierOf(TaskPlan.FollowUp).ToToken()}",
        Make = (_, id) => TaskWriter.Write(new FhirTask
        {
            Id = id,
            Identifiers = [ids.IdentifierOf(TaskPlan.FollowUp)],
            Status = "draft",
            Code = CodeableConcept.Of(new Coding(PrescreenUrls.Tasks, TaskPlan.FollowUp)),
            Description = "Follow up: a person has this subject in hand.",
            Focus = new Reference(subject),
            For = patient,
            AuthoredOn = at,
            LastModified = at,
        }),
    };

    /// <summary>The task after an act; null where it is as it should be.</summary>
    public static PlannedWrite? Change(Stored<FhirTask> task, SubjectDecisionRequest request, SubjectState after, References references, DateTimeOffset at)
    {
        var current = task.Resource;
        var keepsState = request.Act is DecisionAct.Note && current.Status != "draft";
        var status = keepsState ? current.Status : StatusOf(after.Work.Decision);
        var until = keepsState ? current.RestsUntil : after.Work.Decision is { Kind: DecisionKind.Deferred } deferred ? deferred.Until : null;
        var owner = keepsState && current.Owner is not null ? current.Owner
            : after.Work.AssignedTo is { } assigned ? PersonReference.Of(assigned, after.Work.AssignedName, references)
            : PersonReference.Of(request.By, references);
        var isNew = request.Note?.Trim() is { Length: > 0 } && Noted(current, request, at) is null;
        if (!isNew && status == current.Status && until == current.RestsUntil && owner == current.Owner)
        {
            return null;
        }

        var note = isNew ? new Annotation(request.Note!.Trim()) { Author = PersonReference.Of(request.By, references), Time = at } : null;
        return DecisionTasks.Update(task, () => Changed(task, status, until, owner, at, note));
    }

    private static string StatusOf(PersonDecision? decision) => decision?.Kind switch
    {
        DecisionKind.Dismissed => "completed",
        DecisionKind.Deferred => "on-hold",
        DecisionKind.Screening or null => "in-progress",
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };

    private static Result<ReadOnlyMemory<byte>> Changed(Stored<FhirTask> task, string status, DateOnly? until, Reference owner, DateTimeOffset at, Annotation? note)
    {
        var elements = new List<(string, ReadOnlyMemory<byte>)>
        {
            ("status", FhirElement.Text(status)),
            ("owner", FhirElement.Reference(owner)),
            ("lastModified", FhirElement.Instant(at)),
        };
        if (until != task.Resource.RestsUntil)
        {
            elements.Add(("restriction", until is { } day ? FhirElement.RestrictionUntil(day) : default));
        }

        return JsonPatchingWriter.Replace(task.Json, elements).TryGet(out var changed, out var problem) && note is not null
            ? JsonPatchingWriter.Append(changed, "note", FhirElement.Note(note))
            : problem is null ? changed : problem;
    }
}
