using Prescreen.Facts;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Procedure. https://hl7.org/fhir/R4/procedure.html</summary>
internal static class ProcedureReader
{
    public static string? Read(JsonObject resource, ResourceContext context)
    {
        var code = context.Coded.Read(resource["code"u8]);
        var status = resource["status"u8].Code();
        var isWithdrawn = ElementReader.IsWithdrawn(status);
        if ((code.IsUnknown && !isWithdrawn) || context.Patient(resource["subject"u8]) is not { } patient)
        {
            return null;
        }

        var head = context.Head(resource, isWithdrawn);
        context.Keep(patient, new ProcedureFact
        {
            Source = head.Source,
            LastUpdated = head.LastUpdated,
            Identifiers = head.Identifiers,
            IsWithdrawn = head.IsWithdrawn,
            Concepts = code.Concepts,
            TextConcepts = code.TextConcepts,
            Label = code.Label,
            Code = code.Code,
            CodeMapping = code.Mapping,
            Effective = ElementReader.When(resource, "performedDateTime"u8, "performedPeriod"u8, "performed[x]", context),
            Status = status.SequenceEqual("completed"u8) ? ProcedureStatus.Completed
                : status.SequenceEqual("not-done"u8) || status.SequenceEqual("preparation"u8) ? ProcedureStatus.NotDone
                : ProcedureStatus.Uncertain,
        });
        return patient;
    }
}
