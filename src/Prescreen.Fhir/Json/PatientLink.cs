using System.Text.Json;

namespace Prescreen.Fhir.Json;

/// <summary>Whose a resource is. <see href="https://hl7.org/fhir/R4/compartmentdefinition-patient.html"/></summary>
public static class PatientLink
{
    /// <summary><c>Patient/id</c> of the resource's subject, patient, individual or for; of a Patient itself; null where there is none.</summary>
    public static string? Of(ReadOnlySpan<byte> resource)
        => JsonWalk.Read(resource, "Resource", Find).TryGet(out string? patient, out _) && patient.Length > 0 ? patient : null;

    /// <summary>A reference to a Patient in any form as <c>Patient/id</c>; null for any other.</summary>
    public static string? Normal(string? reference)
    {
        string[] parts = reference?.Split('/') ?? [];
        int end = Array.IndexOf(parts, "_history") is > 0 and int history ? history : parts.Length;
        return end >= 2 && parts[end - 2] is "Patient" && Rest.FhirAddress.IsId(parts[end - 1]) ? $"Patient/{parts[end - 1]}" : null;
    }

    private static Result<string> Find(ref Utf8JsonReader reader)
    {
        string? type = null, id = null, patient = null;
        while (reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "resourceType": type = reader.Text(); break;
                case "id": id = reader.Text(); break;
                case "subject" or "patient" or "individual" or "for":
                    patient = Normal(reader.One(ReadParts.Reference)?.Target) ?? patient;
                    break;
                default: reader.Pass(); break;
            }
        }

        return (type is "Patient" ? Normal($"Patient/{id}") : patient) ?? "";
    }
}
