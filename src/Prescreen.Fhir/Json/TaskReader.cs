using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Reads Task; unknown elements are skipped. <see href="https://hl7.org/fhir/R4/task.html"/></summary>
public static class TaskReader
{
    private static readonly FhirTask Empty = new() { Status = "", Intent = "" };

    /// <summary>The resource; FHIR-141 where the bytes are damaged, FHIR-142 where they are another type, FHIR-143 where a required element is missing.</summary>
    public static Result<FhirTask> Read(ReadOnlySpan<byte> json) => ReadHead.Read(json, "Task", Empty, Member, Missing);

    private static bool Member(ref Utf8JsonReader reader, string name, ref FhirTask task)
    {
        switch (name)
        {
            case "status": task = task with { Status = reader.Text() ?? "" }; return true;
            case "statusReason": task = task with { StatusReason = reader.One(ReadParts.Concept) }; return true;
            case "intent": task = task with { Intent = reader.Text() ?? "" }; return true;
            case "code": task = task with { Code = reader.One(ReadParts.Concept) }; return true;
            case "description": task = task with { Description = reader.Text() }; return true;
            case "focus": task = task with { Focus = reader.One(ReadParts.Reference) }; return true;
            case "for": task = task with { For = reader.One(ReadParts.Reference) }; return true;
            case "owner": task = task with { Owner = reader.One(ReadParts.Reference) }; return true;
            case "authoredOn": task = task with { AuthoredOn = reader.Instant() }; return true;
            case "lastModified": task = task with { LastModified = reader.Instant() }; return true;
            case "note": task = task with { Notes = reader.Many(Note) }; return true;
            case "restriction": task = task with { RestsUntil = FhirTime.Day(Inner(ref reader, "period", static (ref period) => Inner(ref period, "end", JsonWalk.Text))) }; return true;
            default: return false;
        }
    }

    private static string? Missing(FhirTask task) => task.Status.Length == 0 ? "status" : null;

    private static string? Inner(ref Utf8JsonReader reader, string name, JsonWalk.Part<string?> read)
    {
        string? found = null;
        bool isObject = reader.IntoObject();
        while (isObject && reader.NextMember())
        {
            if (reader.ValueTextEquals(name))
            {
                found = read(ref reader);
            }
            else
            {
                reader.Pass();
            }
        }

        return found;
    }

    private static Annotation? Note(ref Utf8JsonReader reader)
    {
        var note = new Annotation("");
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "authorReference": note = note with { Author = reader.One(ReadParts.Reference) }; break;
                case "authorString": note = note with { Author = new Reference(null) { Display = reader.Text() } }; break;
                case "time": note = note with { Time = reader.Instant() }; break;
                case "text": note = note with { Text = reader.Text() ?? "" }; break;
                default: reader.Pass(); break;
            }
        }

        return note.Text.Length == 0 ? null : note;
    }
}
