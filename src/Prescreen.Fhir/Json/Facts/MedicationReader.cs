using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Medication, by itself or contained. https://hl7.org/fhir/R4/medication.html</summary>
internal static class MedicationReader
{
    public static string? Read(JsonObject resource, ResourceContext context)
    {
        if (!context.IsContained)
        {
            var definition = Define(resource, context.Head(resource, isWithdrawn: false).Source.Unversioned, context);
            context.Sink.AddMedication(definition);
        }

        return null;
    }

    public static MedicationDefinition Define(JsonObject resource, string reference, ResourceContext context)
    {
        var code = context.Coded.Read(resource["code"u8]);
        var concepts = code.Concepts;
        var words = code.TextConcepts;
        var label = code.Label;
        foreach (var ingredient in resource["ingredient"u8].Items())
        {
            var item = context.Coded.Read(ingredient["itemCodeableConcept"u8]);
            concepts = context.Coded.Union(concepts, item.Concepts);
            words = context.Coded.Union(words, item.TextConcepts);
            label ??= item.Label;
        }

        return new MedicationDefinition
        {
            Reference = reference,
            Concepts = concepts,
            TextConcepts = concepts.IsEmpty ? words : ConceptSet.Empty,
            Label = label,
            Code = code.Code,
            Mapping = code.Mapping,
        };
    }
}
