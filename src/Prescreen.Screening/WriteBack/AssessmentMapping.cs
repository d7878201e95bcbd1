using System.Collections.Immutable;
using System.Globalization;
using Prescreen.Evaluation;
using Prescreen.Fhir.Model;
using FhirAssessment = Prescreen.Fhir.Model.Assessment;

namespace Prescreen.Screening.WriteBack;

/// <summary>Verdicts as FHIR: the assessment Observation and its Provenance. Nothing quoted from reports goes in.</summary>
internal static class AssessmentMapping
{
    public const string Code = "eligibility-assessment";

    private const string AbsentReasons = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    public static FhirAssessment Observation(SubjectUpdate update, References references, string subject, string device) => new()
    {
        Code = CodeableConcept.Of(new Coding(PrescreenUrls.Codes, Code) { Display = "Eligibility assessment" }, update.Assessment.Protocol.Title),
        Patient = references.To(update.Assessment.Patient),
        Focus = new Reference(subject),
        Device = new Reference(device),
        Effective = update.Assessment.AsOf,
        Value = CodeableConcept.Of(new Coding(PrescreenUrls.Codes, update.Assessment.Status.Name())),
        Note = update.Unread.Count == 0 ? null : $"{update.Unread.Count} of the patient's resources could not be read; a verdict may lack them.",
        Extensions = [Extension.OfText(PrescreenUrls.Fingerprint, update.Fingerprint)],
        Components = [.. update.Assessment.Verdicts.Select(verdict => Component(update.Assessment.Protocol.Id, verdict, references))],
    };

    public static Provenance Provenance(SubjectUpdate update, References references, string subject, string assessment, string device) => new()
    {
        Targets = [new Reference(subject), new Reference(assessment)],
        Recorded = update.Assessment.AsOf,
        Agent = new Reference(device),
        Activity = CodeableConcept.Of(new Coding(PrescreenUrls.Codes, Code)),
        Policies = [PrescreenUrls.Library(update.Assessment.Protocol.Id, update.Assessment.Protocol.Version, update.Assessment.Protocol.Fingerprint)],
        Sources =
        [
            .. update.Assessment.Verdicts.SelectMany(verdict => verdict.Evidence).Select(Target)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(references.To),
        ],
    };

    private static AssessmentComponent Component(string protocol, Verdict verdict, References references)
    {
        var code = CodeableConcept.Of(new Coding(PrescreenUrls.Criteria(protocol), verdict.Criterion.Id), verdict.Criterion.Text);
        var reason = Reason(verdict);
        return new AssessmentComponent(code)
        {
            Value = verdict.Outcome is Outcome.Unknown ? null : CodeableConcept.Of(new Coding(PrescreenUrls.Outcomes, verdict.Outcome.Name()), reason),
            AbsentReason = verdict.Outcome is Outcome.Unknown ? CodeableConcept.Of(new Coding(AbsentReasons, "unknown"), reason) : null,
            Extensions = Extensions(verdict, references),
        };
    }

    // A reason read from words may repeat them, and those stay in our own store.
    private static string? Reason(Verdict verdict) => verdict.Basis is Basis.Narrative || verdict.Evidence.Any(evidence => evidence.Finding is not null) ? null : verdict.Reason;

    private static ImmutableArray<Extension> Extensions(Verdict verdict, References references) =>
    [
        Extension.OfCode(PrescreenUrls.Basis, verdict.Basis.Name()),
        .. verdict.Evidence.Select(Target).Distinct(StringComparer.Ordinal).Select(target => Extension.OfReference(PrescreenUrls.Evidence, references.To(target).Target!)),
        .. verdict.ChangesAt is { } day
            ? [Extension.OfDateTime(PrescreenUrls.ChangesAt, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]
            : ImmutableArray<Extension>.Empty,
    ];

    // A contained resource ("DiagnosticReport/7#plt") has no address of its own: its holder stands for it.
    private static string Target(Evidence evidence)
    {
        var source = evidence.Source;
        var id = source.Id.Split('#')[0];
        return source.Version is null ? $"{source.Type}/{id}" : $"{source.Type}/{id}/_history/{source.Version}";
    }
}
