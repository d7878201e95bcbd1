using Prescreen.Facts;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>AllergyIntolerance. https://hl7.org/fhir/R4/allergyintolerance.html</summary>
internal static class AllergyReader
{
    public static string? Read(JsonObject resource, ResourceContext context)
    {
        var code = context.Coded.Read(resource["code"u8]);
        var concepts = code.Concepts;
        var words = code.TextConcepts;
        foreach (var reaction in resource["reaction"u8].Items())
        {
            var substance = context.Coded.Read(reaction["substance"u8]);
            concepts = context.Coded.Union(concepts, substance.Concepts);
            words = context.Coded.Union(words, substance.TextConcepts);
        }

        var verification = ElementReader.Status(resource["verificationStatus"u8]);
        var isWithdrawn = ElementReader.IsWithdrawn(verification);
        if ((concepts.IsEmpty && words.IsEmpty && !isWithdrawn) || context.Patient(resource["patient"u8]) is not { } patient)
        {
            return null;
        }

        var head = context.Head(resource, isWithdrawn);
        context.Keep(patient, new AllergyFact
        {
            Source = head.Source,
            LastUpdated = head.LastUpdated,
            Identifiers = head.Identifiers,
            IsWithdrawn = head.IsWithdrawn,
            Concepts = concepts,
            TextConcepts = words,
            Label = code.Label,
            Code = code.Code,
            CodeMapping = code.Mapping,
            Effective = context.Date(resource["onsetDateTime"u8], "onsetDateTime") ?? context.Date(resource["recordedDate"u8], "recordedDate"),
            Clinical = ConditionReader.ClinicalOf(ElementReader.Status(resource["clinicalStatus"u8])),
            Verification = ConditionReader.VerificationOf(verification),
        });
        return patient;
    }
}
