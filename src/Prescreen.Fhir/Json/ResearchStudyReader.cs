using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Reads ResearchStudy; unknown elements are skipped. <see href="https://hl7.org/fhir/R4/researchstudy.html"/></summary>
public static class ResearchStudyReader
{
    private static readonly ResearchStudy Empty = new() { Status = "" };

    /// <summary>The resource; FHIR-141 where the bytes are damaged, FHIR-142 where they are another type, FHIR-143 where a required element is missing.</summary>
    public static Result<ResearchStudy> Read(ReadOnlySpan<byte> json) => ReadHead.Read(json, "ResearchStudy", Empty, Member, Missing);

    private static bool Member(ref Utf8JsonReader reader, string name, ref ResearchStudy researchStudy)
    {
        switch (name)
        {
            case "status": researchStudy = researchStudy with { Status = reader.Text() ?? "" }; return true;
            case "title": researchStudy = researchStudy with { Title = reader.Text() }; return true;
            case "description": researchStudy = researchStudy with { Description = reader.Text() }; return true;
            default: return false;
        }
    }

    private static string? Missing(ResearchStudy researchStudy) => researchStudy.Status.Length == 0 ? "status" : null;
}
