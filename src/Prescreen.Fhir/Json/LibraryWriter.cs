using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Writes Library, as a logic library. <see href="https://hl7.org/fhir/R4/library.html"/></summary>
public static class LibraryWriter
{
    private static readonly CodeableConcept Logic = CodeableConcept.Of(new Coding("http://terminology.hl7.org/CodeSystem/library-type", "logic-library") { Display = "Logic Library" });

    /// <summary>The resource as UTF-8 JSON, its content in base64.</summary>
    public static ReadOnlyMemory<byte> Write(Library library) => JsonWrite.Resource("Library", library, writer =>
    {
        writer.WriteString("url", library.Url);
        writer.WriteString("version", library.Version);
        writer.WriteString("name", library.Name);
        writer.Text("title", library.Title);
        writer.WriteString("status", "active");
        writer.Concept("type", Logic);
        writer.Text("description", library.Description);
        writer.RelatedArtifacts(library.RelatedArtifacts);
        writer.WriteStartArray("content");
        writer.WriteStartObject();
        writer.WriteString("contentType", library.ContentType);
        writer.WriteBase64String("data", library.Content.Span);
        writer.WriteEndObject();
        writer.WriteEndArray();
    });
}
