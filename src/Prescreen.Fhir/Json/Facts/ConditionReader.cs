using Prescreen.Facts;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Condition. https://hl7.org/fhir/R4/condition.html</summary>
internal static class ConditionReader
{
    public static string? Read(JsonObject resource, ResourceContext context)
    {
        var code = context.Coded.Read(resource["code"u8]);
        var verification = ElementReader.Status(resource["verificationStatus"u8]);
        var isWithdrawn = ElementReader.IsWithdrawn(verification);
        if ((code.IsUnknown && !isWithdrawn) || context.Patient(resource["subject"u8]) is not { } patient)
        {
            return null;
        }

        var head = context.Head(resource, isWithdrawn);
        var onset = Onset(resource, context);
        var recorded = Recorded(resource, context);
        context.Keep(patient, new ConditionFact
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
            Effective = onset ?? recorded,
            Clinical = ClinicalOf(ElementReader.Status(resource["clinicalStatus"u8])),
            Verification = VerificationOf(verification),
            Onset = onset,
            Recorded = recorded,
            Abatement = Abatement(resource, context),
            IsAbated = IsAbated(resource),
        });
        return patient;
    }

    public static ClinicalStatus ClinicalOf(ReadOnlySpan<byte> code) => code switch
    {
        [] => ClinicalStatus.Absent,
        _ when code.SequenceEqual("active"u8) || code.SequenceEqual("recurrence"u8) || code.SequenceEqual("relapse"u8) => ClinicalStatus.Active,
        _ when code.SequenceEqual("inactive"u8) => ClinicalStatus.Inactive,
        _ when code.SequenceEqual("remission"u8) => ClinicalStatus.Remission,
        _ when code.SequenceEqual("resolved"u8) => ClinicalStatus.Resolved,
        _ => ClinicalStatus.Unreadable,
    };

    public static VerificationStatus VerificationOf(ReadOnlySpan<byte> code) => code switch
    {
        [] => VerificationStatus.Absent,
        _ when code.SequenceEqual("confirmed"u8) => VerificationStatus.Confirmed,
        _ when code.SequenceEqual("refuted"u8) => VerificationStatus.Refuted,
        _ => VerificationStatus.Uncertain,
    };

    // onsetAge would need the birth date, which another resource holds: it counts as not dated, so that recordedDate does.
    private static DateInterval? Onset(JsonObject resource, ResourceContext context)
        => context.Date(resource["onsetDateTime"u8], "onsetDateTime")
        ?? ElementReader.PeriodStart(resource["onsetPeriod"u8], "onsetPeriod.start", context);

    private static DateInterval? Recorded(JsonObject resource, ResourceContext context)
        => context.Date(resource["recordedDate"u8], "recordedDate")
        ?? context.Date(resource["assertedDate"u8], "assertedDate");

    private static DateInterval? Abatement(JsonObject resource, ResourceContext context)
        => context.Date(resource["abatementDateTime"u8], "abatementDateTime")
        ?? ElementReader.PeriodEnd(resource["abatementPeriod"u8], "abatementPeriod.end", context);

    private static bool IsAbated(JsonObject resource)
        => resource["abatementBoolean"u8].IsTrue
        || !resource["abatementAge"u8].IsAbsent
        || !resource["abatementRange"u8].IsAbsent
        || !resource["abatementString"u8].IsAbsent;
}
