using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Writes ResearchSubject. <see href="https://hl7.org/fhir/R4/researchsubject.html"/></summary>
public static class ResearchSubjectWriter
{
    /// <summary>The resource as UTF-8 JSON; the id is left to the server where there is none.</summary>
    public static ReadOnlyMemory<byte> Write(ResearchSubject researchSubject) => JsonWrite.Resource("ResearchSubject", researchSubject, writer =>
    {
        writer.WriteString("status", researchSubject.Status);
        writer.Refer("study", researchSubject.Study);
        writer.Refer("individual", researchSubject.Individual);
        writer.Refer("consent", researchSubject.Consent);
    });
}
