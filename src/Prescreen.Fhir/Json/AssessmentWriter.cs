using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Writes the eligibility assessment as an Observation of category survey. <see href="https://hl7.org/fhir/R4/observation.html"/></summary>
public static class AssessmentWriter
{
    /// <summary>The resource as UTF-8 JSON; the id is left to the server where there is none.</summary>
    public static ReadOnlyMemory<byte> Write(Assessment assessment) => JsonWrite.Resource("Observation", assessment, writer =>
    {
        writer.WriteString("status", assessment.Status);
        writer.Many("category", [Survey], JsonWrite.Concept);
        writer.Concept("code", assessment.Code);
        writer.Refer("subject", assessment.Patient);
        writer.Many("focus", [assessment.Focus], JsonWrite.Reference);
        writer.Instant("effectiveDateTime", assessment.Effective);
        writer.Instant("issued", assessment.Issued);
        writer.Concept("valueCodeableConcept", assessment.Value);
        writer.Many<string>("note", assessment.Note is { } note ? [note] : [], Note);
        writer.Refer("device", assessment.Device);
        writer.Many("component", assessment.Components, Component);
    });

    private static CodeableConcept Survey { get; } = CodeableConcept.Of(new Coding("http://terminology.hl7.org/CodeSystem/observation-category", "survey"));

    private static void Component(Utf8JsonWriter writer, AssessmentComponent component)
    {
        writer.WriteStartObject();
        writer.Extensions(component.Extensions);
        writer.Concept("code", component.Code);
        writer.Concept("valueCodeableConcept", component.Value);
        writer.Concept("dataAbsentReason", component.AbsentReason);
        writer.WriteEndObject();
    }

    private static void Note(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }
}
