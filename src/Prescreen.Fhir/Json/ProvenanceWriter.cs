using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Writes Provenance. <see href="https://hl7.org/fhir/R4/provenance.html"/></summary>
public static class ProvenanceWriter
{
    internal const string AgentTypes = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    /// <summary>The resource as UTF-8 JSON; the id is left to the server where there is none.</summary>
    public static ReadOnlyMemory<byte> Write(Provenance provenance) => JsonWrite.Resource("Provenance", provenance, writer =>
    {
        writer.Many("target", provenance.Targets, JsonWrite.Reference);
        writer.Instant("recorded", provenance.Recorded);
        writer.Texts("policy", provenance.Policies);
        writer.Many("reason", provenance.Reasons, JsonWrite.Concept);
        writer.Concept("activity", provenance.Activity);
        writer.Many("agent", [provenance], Agent);
        writer.Many("entity", [.. provenance.Sources.Select(source => ("source", source)), .. provenance.Revisions.Select(before => ("revision", before))], Entity);
    });

    private static void Agent(Utf8JsonWriter writer, Provenance provenance)
    {
        writer.WriteStartObject();
        writer.Concept("type", CodeableConcept.Of(new Coding(AgentTypes, provenance.AgentType)));
        writer.Refer("who", provenance.Agent);
        writer.WriteEndObject();
    }

    private static void Entity(Utf8JsonWriter writer, (string Role, Reference What) entity)
    {
        writer.WriteStartObject();
        writer.WriteString("role", entity.Role);
        writer.Refer("what", entity.What);
        writer.WriteEndObject();
    }
}
