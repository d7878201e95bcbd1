using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Writes Provenance: agents are assemblers, entities are sources. <see href="https://hl7.org/fhir/R4/provenance.html"/></summary>
public static class ProvenanceWriter
{
    /// <summary>The resource as UTF-8 JSON; the id is left to the server where there is none.</summary>
    public static ReadOnlyMemory<byte> Write(Provenance provenance) => JsonWrite.Resource("Provenance", provenance, writer =>
    {
        writer.Many("target", provenance.Targets, JsonWrite.Reference);
        writer.Instant("recorded", provenance.Recorded);
        writer.Texts("policy", provenance.Policies);
        writer.Concept("activity", provenance.Activity);
        writer.Many("agent", [provenance.Agent], Agent);
        writer.Many("entity", provenance.Sources, Entity);
    });

    private static CodeableConcept Assembler { get; } = CodeableConcept.Of(new Coding("http://terminology.hl7.org/CodeSystem/provenance-participant-type", "assembler"));

    private static void Agent(Utf8JsonWriter writer, Reference device)
    {
        writer.WriteStartObject();
        writer.Concept("type", Assembler);
        writer.Refer("who", device);
        writer.WriteEndObject();
    }

    private static void Entity(Utf8JsonWriter writer, Reference source)
    {
        writer.WriteStartObject();
        writer.WriteString("role", "source");
        writer.Refer("what", source);
        writer.WriteEndObject();
    }
}
