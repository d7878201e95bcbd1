using System.Collections.Immutable;
using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Writes the type RelatedArtifact. <see href="https://hl7.org/fhir/R4/metadatatypes.html#RelatedArtifact"/></summary>
internal static class RelatedArtifactWriter
{
    public static void RelatedArtifacts(this Utf8JsonWriter writer, ImmutableArray<RelatedArtifact> artifacts) => writer.Many("relatedArtifact", artifacts, One);

    private static void One(Utf8JsonWriter writer, RelatedArtifact artifact)
    {
        writer.WriteStartObject();
        writer.WriteString("type", artifact.Type);
        writer.Text("display", artifact.Display);
        writer.WriteString("resource", artifact.Resource);
        writer.WriteEndObject();
    }
}
