using Prescreen.Facts;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>DiagnosticReport and DocumentReference. https://hl7.org/fhir/R4/diagnosticreport.html https://hl7.org/fhir/R4/documentreference.html</summary>
internal static class ReportReader
{
    public static string? ReadReport(JsonObject resource, ResourceContext context)
    {
        var kind = Kind(resource["code"u8], resource["category"u8], context);
        var status = resource["status"u8].Code();
        var isWithdrawn = ElementReader.IsWithdrawn(status);
        var conclusion = context.Coded.Read(resource["conclusionCode"u8]);
        var isWanted = !kind.IsUnknown || !conclusion.Concepts.IsEmpty || isWithdrawn;
        if (!isWanted && context.Narrative is null)
        {
            return null;
        }

        if (Patient(resource, isWanted, context) is not { } patient)
        {
            return null;
        }

        var text = new ReportText(context);
        text.Add(resource["conclusion"u8], "conclusion");
        text.AddNarrative(resource["text"u8]);
        foreach (var form in resource["presentedForm"u8].Items())
        {
            text.AddAttachment(form, "presentedForm", resource);
        }

        text.AddCodes(resource["conclusionCode"u8]);
        var when = ElementReader.When(resource, "effectiveDateTime"u8, "effectivePeriod"u8, "effective[x]", context);
        var isSaid = !resource["effectiveDateTime"u8].IsAbsent || !resource["effectivePeriod"u8].IsAbsent;
        var issued = isSaid ? null : context.Date(resource["issued"u8], "issued");
        var head = context.Head(resource, isWithdrawn);
        var report = new ReportFact
        {
            Source = head.Source,
            LastUpdated = head.LastUpdated,
            Identifiers = head.Identifiers,
            IsWithdrawn = head.IsWithdrawn,
            Concepts = kind.Concepts,
            TextConcepts = kind.TextConcepts,
            Label = kind.Label,
            Code = kind.Code,
            CodeMapping = kind.Mapping,
            Status = ObservationReader.StatusOf(status),
            Effective = when ?? issued,
            IsEffectiveFromIssued = when is null && issued is not null,
            ConclusionCodes = conclusion.Concepts.IsEmpty ? conclusion.TextConcepts : conclusion.Concepts,
            HasText = text.HasText,
            Specimens = ElementReader.References(resource["specimen"u8], context),
        };
        Keep(patient, report, text, isWanted, context);
        return patient;
    }

    public static string? ReadDocument(JsonObject resource, ResourceContext context)
    {
        var kind = Kind(resource["type"u8], resource["category"u8], context);
        var status = resource["status"u8].Code();
        var docStatus = resource["docStatus"u8].Code();
        var isWithdrawn = ElementReader.IsWithdrawn(status) || ElementReader.IsWithdrawn(docStatus);
        var isSuperseded = status.SequenceEqual("superseded"u8);
        var isWanted = !kind.IsUnknown || isWithdrawn;
        if (!isWanted && context.Narrative is null)
        {
            return null;
        }

        if (Patient(resource, isWanted, context) is not { } patient)
        {
            return null;
        }

        var text = new ReportText(context);
        text.AddNarrative(resource["text"u8]);
        foreach (var content in resource["content"u8].Items())
        {
            text.AddAttachment(content["attachment"u8], "content.attachment", resource);
        }

        var period = ElementReader.When(resource["context"u8].Object(), "none"u8, "period"u8, "context.period", context);
        var date = context.Date(resource["date"u8], "date");
        var head = context.Head(resource, isWithdrawn);
        var report = new ReportFact
        {
            Source = head.Source,
            LastUpdated = head.LastUpdated,

            // A superseded document doesn't stand, but it takes no other with it.
            Identifiers = isSuperseded ? [] : head.Identifiers,
            IsWithdrawn = head.IsWithdrawn || isSuperseded,
            Concepts = kind.Concepts,
            TextConcepts = kind.TextConcepts,
            Label = kind.Label,
            Code = kind.Code,
            CodeMapping = kind.Mapping,
            Status = docStatus.IsEmpty ? ResultStatus.Final : ObservationReader.StatusOf(docStatus),
            Effective = period ?? date,
            IsEffectiveFromIssued = period is null && date is not null,
            HasText = text.HasText,
        };
        Keep(patient, report, text, isWanted, context);
        return patient;
    }

    private static CodedElement Kind(JsonNode code, JsonNode category, ResourceContext context)
    {
        var type = context.Coded.Read(code);
        var group = context.Coded.Read(category);
        return new CodedElement
        {
            Concepts = context.Coded.Union(type.Concepts, group.Concepts),
            TextConcepts = type.Concepts.IsEmpty ? type.TextConcepts : ConceptSet.Empty,
            Label = type.Label ?? group.Label,
            Code = type.Code ?? group.Code,
            Mapping = type.Mapping ?? group.Mapping,
        };
    }

    // A report nobody asked for by its type is missed by nobody where it is nobody's.
    private static string? Patient(JsonObject resource, bool isWanted, ResourceContext context)
        => isWanted ? context.Patient(resource["subject"u8])
            : context.Reference(resource["subject"u8]) is { } subject && ResourceContext.IsPatient(subject) ? subject
            : null;

    private static void Keep(string patient, ReportFact report, ReportText text, bool isWanted, ResourceContext context)
    {
        if (context.Narrative is not { } read || report.IsWithdrawn)
        {
            context.Keep(patient, report);
            return;
        }

        var draft = new ReportDraft(report, text, isWanted, context.Where);
        if (draft.IsPending)
        {
            context.KeepPending(patient, draft);
        }
        else if (draft.Complete(_ => default, read, context.ReportAsIs) is { } whole)
        {
            context.Keep(patient, whole);
        }
    }
}
