using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Writes AuditEvent: the agent is the one who asked, its network address an IP address. <see href="https://hl7.org/fhir/R4/auditevent.html"/></summary>
public static class AuditEventWriter
{
    /// <summary>The resource as UTF-8 JSON; the id is left to the server where there is none.</summary>
    public static ReadOnlyMemory<byte> Write(AuditEvent audit) => JsonWrite.Resource("AuditEvent", audit, writer =>
    {
        writer.WritePropertyName("type");
        JsonWrite.Coding(writer, audit.Type);
        writer.Many("subtype", audit.Subtypes, JsonWrite.Coding);
        writer.WriteString("action", audit.Action);
        writer.Instant("recorded", audit.Recorded);
        writer.WriteString("outcome", audit.Outcome);
        writer.Text("outcomeDesc", audit.OutcomeText);
        writer.Many("agent", [audit.Agent], Agent);
        writer.WriteStartObject("source");
        writer.Refer("observer", audit.Observer);
        writer.WriteEndObject();
        writer.Many("entity", audit.Entities, Entity);
    });

    private static void Agent(Utf8JsonWriter writer, AuditAgent agent)
    {
        writer.WriteStartObject();
        writer.Refer("who", agent.Who);
        writer.Text("altId", agent.AltId);
        writer.Text("name", agent.Name);
        writer.WriteBoolean("requestor", true);
        if (agent.Address is { } address)
        {
            writer.WriteStartObject("network");
            writer.WriteString("address", address);
            writer.WriteString("type", "2");
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Entity(Utf8JsonWriter writer, AuditEntity entity)
    {
        writer.WriteStartObject();
        writer.Refer("what", entity.What);
        writer.WritePropertyName("role");
        JsonWrite.Coding(writer, entity.Role);
        writer.WriteEndObject();
    }
}
