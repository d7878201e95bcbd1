using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Reads List; unknown elements are skipped. <see href="https://hl7.org/fhir/R4/list.html"/></summary>
public static class ListReader
{
    private static readonly FhirList Empty = new() { Status = "", Mode = "" };

    /// <summary>The resource; FHIR-141 where the bytes are damaged, FHIR-142 where they are another type, FHIR-143 where a required element is missing.</summary>
    public static Result<FhirList> Read(ReadOnlySpan<byte> json) => ReadHead.Read(json, "List", Empty, Member, Missing);

    private static bool Member(ref Utf8JsonReader reader, string name, ref FhirList list)
    {
        switch (name)
        {
            case "status": list = list with { Status = reader.Text() ?? "" }; return true;
            case "mode": list = list with { Mode = reader.Text() ?? "" }; return true;
            case "title": list = list with { Title = reader.Text() }; return true;
            case "code": list = list with { Code = reader.One(ReadParts.Concept) }; return true;
            case "date": list = list with { Date = reader.Instant() }; return true;
            case "entry": list = list with { Entries = reader.Many(Entry) }; return true;
            default: return false;
        }
    }

    private static string? Missing(FhirList list) => list.Status.Length == 0 ? "status" : list.Mode.Length == 0 ? "mode" : null;

    private static ListEntry? Entry(ref Utf8JsonReader reader)
    {
        var entry = new ListEntry(new Reference(null));
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "item": entry = entry with { Item = reader.One(ReadParts.Reference) ?? entry.Item }; break;
                case "flag": entry = entry with { Flag = reader.One(ReadParts.Concept) }; break;
                case "date": entry = entry with { Date = reader.Instant() }; break;
                case "deleted": entry = entry with { IsDeleted = reader.Flag() }; break;
                default: reader.Pass(); break;
            }
        }

        return isObject ? entry : null;
    }
}
