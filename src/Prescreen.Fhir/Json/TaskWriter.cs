using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Writes Task. <see href="https://hl7.org/fhir/R4/task.html"/></summary>
public static class TaskWriter
{
    /// <summary>The resource as UTF-8 JSON; the id is left to the server where there is none.</summary>
    public static ReadOnlyMemory<byte> Write(FhirTask task) => JsonWrite.Resource("Task", task, writer =>
    {
        writer.WriteString("status", task.Status);
        writer.Concept("statusReason", task.StatusReason);
        writer.WriteString("intent", task.Intent);
        writer.Concept("code", task.Code);
        writer.Text("description", task.Description);
        writer.Refer("focus", task.Focus);
        writer.Refer("for", task.For);
        writer.Instant("authoredOn", task.AuthoredOn);
        writer.Instant("lastModified", task.LastModified);
        writer.Refer("owner", task.Owner);
        writer.Many("note", task.Notes, Note);
        writer.One("restriction", task.RestsUntil is { } day ? FhirTime.Write(day) : null, Restriction);
    });

    internal static void Note(Utf8JsonWriter writer, Annotation note)
    {
        writer.WriteStartObject();
        if (note.Author is { Target: null, Identifier: null } author)
        {
            writer.Text("authorString", author.Display);
        }
        else
        {
            writer.Refer("authorReference", note.Author);
        }

        writer.Instant("time", note.Time);
        writer.WriteString("text", note.Text);
        writer.WriteEndObject();
    }

    internal static void Restriction(Utf8JsonWriter writer, string end)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("period");
        writer.WriteString("end", end);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
