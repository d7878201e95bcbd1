using Prescreen.Facts;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Specimen, also a contained one: kept whatever its type, for results refer to it. https://hl7.org/fhir/R4/specimen.html</summary>
internal static class SpecimenReader
{
    public static string? Read(JsonObject resource, ResourceContext context)
    {
        if (context.Patient(resource["subject"u8]) is not { } patient)
        {
            return null;
        }

        var type = context.Coded.Read(resource["type"u8]);
        var head = context.Head(resource, ElementReader.IsWithdrawn(resource["status"u8].Code()));
        context.Keep(patient, new SpecimenFact
        {
            Source = head.Source,
            LastUpdated = head.LastUpdated,
            Identifiers = head.Identifiers,
            IsWithdrawn = head.IsWithdrawn,
            Concepts = type.Concepts,
            TextConcepts = type.TextConcepts,
            Label = type.Label,
            Code = type.Code,
            CodeMapping = type.Mapping,
            Effective = ElementReader.When(
                resource["collection"u8].Object(), "collectedDateTime"u8, "collectedPeriod"u8, "collection.collected[x]", context),
            Received = context.Date(resource["receivedTime"u8], "receivedTime"),
            Parents = ElementReader.References(resource["parent"u8], context),
        });
        return patient;
    }
}
