using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Writes List. <see href="https://hl7.org/fhir/R4/list.html"/></summary>
public static class ListWriter
{
    /// <summary>The resource as UTF-8 JSON; the id is left to the server where there is none.</summary>
    public static ReadOnlyMemory<byte> Write(FhirList list) => JsonWrite.Resource("List", list, writer =>
    {
        writer.WriteString("status", list.Status);
        writer.WriteString("mode", list.Mode);
        writer.Text("title", list.Title);
        writer.Concept("code", list.Code);
        writer.Instant("date", list.Date);
        writer.Many("entry", list.Entries, Entry);
    });

    internal static void Entry(Utf8JsonWriter writer, ListEntry entry)
    {
        writer.WriteStartObject();
        writer.Concept("flag", entry.Flag);
        if (entry.IsDeleted)
        {
            writer.WriteBoolean("deleted", true);
        }

        writer.Instant("date", entry.Date);
        writer.Refer("item", entry.Item);
        writer.WriteEndObject();
    }
}
