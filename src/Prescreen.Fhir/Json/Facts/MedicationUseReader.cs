using Prescreen.Facts;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>
/// MedicationRequest, -Administration, -Dispense and -Statement. https://hl7.org/fhir/R4/medications-module.html
/// A drug given by reference is looked up among the contained resources, else when all input is read.
/// </summary>
internal static class MedicationUseReader
{
    public static string? Read(JsonObject resource, MedicationKind kind, ResourceContext context)
    {
        var status = resource["status"u8].Code();
        var isWithdrawn = status.SequenceEqual("entered-in-error"u8);
        var reference = resource["medicationReference"u8];
        var literal = reference["reference"u8].Utf8();
        var isElsewhere = !literal.IsEmpty && literal[0] != '#';
        var drug = Drug(resource, reference, literal, context);
        if (drug.Concepts.IsEmpty && drug.TextConcepts.IsEmpty && !isWithdrawn && !isElsewhere)
        {
            return null;
        }

        if (context.Patient(resource["subject"u8]) is not { } patient)
        {
            return null;
        }

        var fact = Fact(resource, kind, status, drug, context.Head(resource, isWithdrawn), context);
        if (isElsewhere && !isWithdrawn)
        {
            context.KeepPending(patient, fact, context.Reference(reference)!);
        }
        else
        {
            context.Keep(patient, fact);
        }

        return patient;
    }

    private static MedicationDefinition Drug(JsonObject resource, JsonNode reference, ReadOnlySpan<byte> literal, ResourceContext context)
    {
        if (!literal.IsEmpty && literal[0] == '#')
        {
            var contained = Contained(resource["contained"u8], literal[1..]);
            if (!contained.IsAbsent)
            {
                return MedicationReader.Define(contained.Object(), "", context);
            }

            context.Report(FactProblems.MissingContained(), "medicationReference");
        }

        var element = context.Coded.Read(resource["medicationCodeableConcept"u8]);
        element = element.Label is null ? context.Coded.Read(reference["display"u8]) : element;
        return new MedicationDefinition
        {
            Reference = "",
            Concepts = element.Concepts,
            TextConcepts = element.TextConcepts,
            Label = element.Label,
            Code = element.Code,
            Mapping = element.Mapping,
        };
    }

    private static JsonNode Contained(JsonNode contained, ReadOnlySpan<byte> id)
    {
        foreach (var item in contained.Items())
        {
            if (item["id"u8].Utf8().SequenceEqual(id))
            {
                return item;
            }
        }

        return default;
    }

    private static MedicationFact Fact(
        JsonObject resource, MedicationKind kind, ReadOnlySpan<byte> status, MedicationDefinition drug, FactHead head, ResourceContext context)
    {
        var period = resource["effectivePeriod"u8];
        var point = context.Date(resource["effectiveDateTime"u8], "effectiveDateTime");
        var dosage = kind is MedicationKind.Administration or MedicationKind.Statement ? resource["dosage"u8] : resource["dosageInstruction"u8];
        return new MedicationFact
        {
            Source = head.Source,
            LastUpdated = head.LastUpdated,
            Identifiers = head.Identifiers,
            IsWithdrawn = head.IsWithdrawn,
            Concepts = drug.Concepts,
            TextConcepts = drug.TextConcepts,
            Label = drug.Label,
            Code = drug.Code,
            CodeMapping = drug.Mapping,
            Kind = kind,
            Status = MedicationStatuses.Of(resource, kind, status),
            Start = point ?? ElementReader.PeriodStart(period, "effectivePeriod.start", context),
            End = point ?? ElementReader.PeriodEnd(period, "effectivePeriod.end", context),
            Authored = context.Date(resource["authoredOn"u8], "authoredOn"),
            HandedOver = context.Date(resource["whenHandedOver"u8], "whenHandedOver") ?? context.Date(resource["whenPrepared"u8], "whenPrepared"),
            DaysSupply = Days(resource["daysSupply"u8]),
            Asserted = context.Date(resource["dateAsserted"u8], "dateAsserted"),
            Route = Routes(dosage, context),
            Reason = ElementReader.Meaning(resource["reasonCode"u8], context),
            StatusReason = ElementReader.Meaning(StatusReason(resource), context),
        };
    }

    private static JsonNode StatusReason(JsonObject resource)
        => resource["statusReason"u8] is { IsAbsent: false } reason ? reason : resource["statusReasonCodeableConcept"u8];

    private static ConceptSet Routes(JsonNode dosage, ResourceContext context)
    {
        var routes = ConceptSet.Empty;
        foreach (var item in dosage.Items())
        {
            routes = context.Coded.Union(routes, ElementReader.Meaning(item["route"u8], context));
        }

        return routes;
    }

    private static decimal? Days(JsonNode supply)
    {
        if (!NumberReader.TryRead(supply["value"u8], out var value) || value is < 0 or > 10_000)
        {
            return null;
        }

        var unit = supply["code"u8].Code();
        unit = unit.IsEmpty ? supply["unit"u8].Code() : unit;
        return unit.SequenceEqual("d"u8) || unit.StartsWith("day"u8) ? value
            : unit.SequenceEqual("wk"u8) || unit.StartsWith("week"u8) ? value * 7
            : null;
    }
}
