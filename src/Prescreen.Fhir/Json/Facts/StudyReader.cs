namespace Prescreen.Fhir.Json.Facts;

/// <summary>ResearchStudy: only its identifiers, for the consents that refer to it. https://hl7.org/fhir/R4/researchstudy.html</summary>
internal static class StudyReader
{
    public static string? Read(JsonObject resource, ResourceContext context)
    {
        var head = context.Head(resource, isWithdrawn: false);
        context.Sink.AddStudy(head.Source.Unversioned, head.Identifiers);
        return null;
    }
}
