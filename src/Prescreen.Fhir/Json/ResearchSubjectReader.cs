using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Reads ResearchSubject; unknown elements are skipped. <see href="https://hl7.org/fhir/R4/researchsubject.html"/></summary>
public static class ResearchSubjectReader
{
    private static readonly ResearchSubject Empty = new() { Status = "", Study = new Reference(null), Individual = new Reference(null) };

    /// <summary>The resource; FHIR-141 where the bytes are damaged, FHIR-142 where they are another type, FHIR-143 where a required element is missing.</summary>
    public static Result<ResearchSubject> Read(ReadOnlySpan<byte> json) => ReadHead.Read(json, "ResearchSubject", Empty, Member, Missing);

    private static bool Member(ref Utf8JsonReader reader, string name, ref ResearchSubject researchSubject)
    {
        switch (name)
        {
            case "status": researchSubject = researchSubject with { Status = reader.Text() ?? "" }; return true;
            case "study": researchSubject = researchSubject with { Study = reader.One(ReadParts.Reference) ?? Empty.Study }; return true;
            case "individual": researchSubject = researchSubject with { Individual = reader.One(ReadParts.Reference) ?? Empty.Individual }; return true;
            case "consent": researchSubject = researchSubject with { Consent = reader.One(ReadParts.Reference) }; return true;
            default: return false;
        }
    }

    private static string? Missing(ResearchSubject researchSubject) => researchSubject switch
    {
        { Status: "" } => "status",
        { Study: { Target: null, Identifier: null } } => "study",
        { Individual: { Target: null, Identifier: null } } => "individual",
        _ => null,
    };
}
