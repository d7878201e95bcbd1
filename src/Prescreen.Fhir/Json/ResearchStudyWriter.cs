using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Writes ResearchStudy. <see href="https://hl7.org/fhir/R4/researchstudy.html"/></summary>
public static class ResearchStudyWriter
{
    /// <summary>The resource as UTF-8 JSON; the id is left to the server where there is none.</summary>
    public static ReadOnlyMemory<byte> Write(ResearchStudy researchStudy) => JsonWrite.Resource("ResearchStudy", researchStudy, writer =>
    {
        writer.Text("title", researchStudy.Title);
        writer.WriteString("status", researchStudy.Status);
        writer.Concept("phase", researchStudy.Phase);
        writer.RelatedArtifacts(researchStudy.RelatedArtifacts);
        writer.Text("description", researchStudy.Description);
        writer.Many("enrollment", researchStudy.Enrollment, JsonWrite.Reference);
        writer.Many("arm", researchStudy.Arms, (arms, arm) =>
        {
            arms.WriteStartObject();
            arms.WriteString("name", arm);
            arms.WriteEndObject();
        });
    });
}
