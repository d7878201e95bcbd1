using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Prescreen.Facts;
using Prescreen.Fhir.Text;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>
/// Reads one FHIR R4 resource at a time into facts. What no active value set asks for costs one pass over its bytes and no allocation. Not for two threads at
/// once. https://hl7.org/fhir/R4/json.html
/// </summary>
/// <param name="vocabulary">The value sets the active protocols ask for.</param>
/// <param name="calendar">The site's calendar, for dates.</param>
/// <param name="narrative">Finds in the words of a report what they say; null: reports give their codes only.</param>
/// <param name="pdfs">Reads PDFs; null: pdftotext does, where it is on the machine.</param>
public sealed class FactReader(
    ConceptVocabulary vocabulary, SiteCalendar calendar, Func<string, IReadOnlyList<NarrativeFinding>>? narrative = null, IPdfText? pdfs = null)
{
    private readonly ResourceContext context = new(vocabulary, calendar, narrative, pdfs);

    internal ReferenceTable References
    {
        get => context.References;
        init => context.References = value;
    }

    /// <summary>Reads a resource; problems (FHIR-15x) go to the sink.</summary>
    /// <param name="resource">UTF-8 JSON of the resource.</param>
    /// <param name="place">The file or address it came from.</param>
    /// <param name="fullUrl">Bundle.entry.fullUrl; null where there is none.</param>
    /// <param name="sink">Takes the facts.</param>
    public ReadOutcome Read(ReadOnlySpan<byte> resource, string place, string? fullUrl, IFactSink sink)
        => Read(resource, place, 0, fullUrl is null ? [] : Encoding.UTF8.GetBytes(fullUrl), sink);

    internal ReadOutcome Read(ReadOnlySpan<byte> resource, string place, long line, ReadOnlySpan<byte> fullUrl, IFactSink sink)
    {
        context.Begin(place, line, sink);
        try
        {
            return ReadResource(resource, fullUrl);
        }
        catch (JsonException damage)
        {
            context.ReportAtPlace(FactProblems.Damaged(damage.BytePositionInLine ?? 0));
            context.Flush(null);
            return ReadOutcome.Damaged;
        }
    }

    private ReadOutcome ReadResource(ReadOnlySpan<byte> json, ReadOnlySpan<byte> fullUrl)
    {
        var resource = JsonObject.Read(json, context.Scratch);
        var type = resource["resourceType"u8];
        if (!type.IsString)
        {
            context.ReportAtPlace(FactProblems.NotFhir());
            context.Flush(null);
            return ReadOutcome.Damaged;
        }

        var kind = ResourceKinds.Of(type.Utf8());
        if (kind is ResourceKind.Other || (kind is ResourceKind.Binary && context.Narrative is null))
        {
            return ReadOutcome.Skipped;
        }

        context.Enter(ResourceKinds.NameOf(kind), IdOf(resource, fullUrl));
        var patient = Dispatch(kind, resource);
        if (ReadContained(kind, resource, patient) is { } containedPatient)
        {
            patient ??= containedPatient;
        }

        NoteDamage(json);
        context.Flush(patient);
        return context.HasKept ? ReadOutcome.Kept : context.IsIgnored ? ReadOutcome.Ignored : ReadOutcome.Skipped;
    }

    // An entry of a transaction may have its fullUrl only: "urn:uuid:…" or ".../Type/id".
    private static ReadOnlySpan<byte> IdOf(JsonObject resource, ReadOnlySpan<byte> fullUrl)
        => JsonText.Trim(resource["id"u8].Utf8()) is { IsEmpty: false } id
            ? id
            : fullUrl[(fullUrl.LastIndexOfAny((byte)'/', (byte)':') + 1)..];

    private string? Dispatch(ResourceKind kind, JsonObject resource) => kind switch
    {
        ResourceKind.Patient => PatientReader.Read(resource, context),
        ResourceKind.Observation => ObservationReader.Read(resource, context),
        ResourceKind.Condition => ConditionReader.Read(resource, context),
        ResourceKind.DiagnosticReport => ReportReader.ReadReport(resource, context),
        ResourceKind.DocumentReference => ReportReader.ReadDocument(resource, context),
        ResourceKind.Procedure => ProcedureReader.Read(resource, context),
        ResourceKind.MedicationRequest => MedicationUseReader.Read(resource, MedicationKind.Request, context),
        ResourceKind.MedicationAdministration => MedicationUseReader.Read(resource, MedicationKind.Administration, context),
        ResourceKind.MedicationDispense => MedicationUseReader.Read(resource, MedicationKind.Dispense, context),
        ResourceKind.MedicationStatement => MedicationUseReader.Read(resource, MedicationKind.Statement, context),
        ResourceKind.Medication => MedicationReader.Read(resource, context),
        ResourceKind.AllergyIntolerance => AllergyReader.Read(resource, context),
        ResourceKind.Specimen => SpecimenReader.Read(resource, context),
        ResourceKind.Consent => ConsentReader.Read(resource, context),
        ResourceKind.ResearchStudy => StudyReader.Read(resource, context),
        ResourceKind.QuestionnaireResponse => QuestionnaireReader.Read(resource, context),
        ResourceKind.Binary => BinaryResource.Read(resource, context),
        ResourceKind.Other => null,
        _ => null,
    };

    private string? ReadContained(ResourceKind holder, JsonObject resource, string? patient)
    {
        var contained = resource["contained"u8];
        if (contained.IsAbsent || holder is ResourceKind.Patient or ResourceKind.Medication)
        {
            return null;
        }

        var subject = resource["subject"u8];
        var isWithdrawn = ElementReader.IsWithdrawn(ElementReader.Status(resource["status"u8]));
        context.EnterContained(resource, patient ?? context.Reference(subject), isWithdrawn);
        string? found = null;
        foreach (var item in contained.Items())
        {
            var inner = item.Object();
            var kind = ResourceKinds.Of(inner["resourceType"u8].Utf8());
            if (kind is ResourceKind.Observation or ResourceKind.Specimen)
            {
                context.Enter(ResourceKinds.NameOf(kind), JsonText.Trim(inner["id"u8].Utf8()));
                found = Dispatch(kind, inner) ?? found;
            }
        }

        return found;
    }

    private void NoteDamage(ReadOnlySpan<byte> json)
    {
        if (context.Scratch.Duplicate is { } member)
        {
            context.Report(FactProblems.Duplicate(member), null);
        }

        if (context.Scratch.HasReplaced)
        {
            context.Report(FactProblems.LoneSurrogate(), null);
        }

        if (!Utf8.IsValid(json))
        {
            context.Report(FactProblems.NotUtf8(), null);
        }
    }
}
