using System.Collections.Immutable;
using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Reads Provenance; unknown elements are skipped. <see href="https://hl7.org/fhir/R4/provenance.html"/></summary>
public static class ProvenanceReader
{
    private static readonly Provenance Empty = new() { Recorded = default, Agent = new Reference(null) };

    /// <summary>The resource; FHIR-141 where the bytes are damaged, FHIR-142 where they are another type, FHIR-143 where a required element is missing.</summary>
    public static Result<Provenance> Read(ReadOnlySpan<byte> json) => ReadHead.Read(json, "Provenance", Empty, Member, Missing);

    private static bool Member(ref Utf8JsonReader reader, string name, ref Provenance provenance)
    {
        switch (name)
        {
            case "target": provenance = provenance with { Targets = reader.Many(ReadParts.Reference) }; return true;
            case "recorded": provenance = provenance with { Recorded = reader.Instant() ?? default }; return true;
            case "policy": provenance = provenance with { Policies = reader.Many(ReadParts.Text) }; return true;
            case "activity": provenance = provenance with { Activity = reader.One(ReadParts.Concept) }; return true;
            case "reason": provenance = provenance with { Reasons = reader.Many(ReadParts.Concept) }; return true;
            case "agent": provenance = WithAgent(provenance, reader.Many(Agent).FirstOrDefault()); return true;
            case "entity": provenance = WithEntities(provenance, reader.Many(Entity)); return true;
            default: return false;
        }
    }

    private static string? Missing(Provenance provenance) => provenance.Targets.IsEmpty ? "target" : null;

    private static Provenance WithAgent(Provenance provenance, Part? agent)
        => agent is null ? provenance : provenance with { Agent = agent.Target, AgentType = agent.Role ?? provenance.AgentType };

    private static Provenance WithEntities(Provenance provenance, ImmutableArray<Part> entities) => provenance with
    {
        Sources = [.. entities.Where(entity => entity.Role is not "revision").Select(entity => entity.Target)],
        Revisions = [.. entities.Where(entity => entity.Role is "revision").Select(entity => entity.Target)],
    };

    private static Part? Agent(ref Utf8JsonReader reader)
    {
        Reference? who = null;
        string? type = null;
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "type": type = reader.One(ReadParts.Concept)?.Codings.FirstOrDefault(coding => coding.System == ProvenanceWriter.AgentTypes)?.Code; break;
                case "who": who = reader.One(ReadParts.Reference); break;
                default: reader.Pass(); break;
            }
        }

        return who is null ? null : new Part(type, who);
    }

    private static Part? Entity(ref Utf8JsonReader reader)
    {
        Reference? what = null;
        string? role = null;
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "role": role = reader.Text(); break;
                case "what": what = reader.One(ReadParts.Reference); break;
                default: reader.Pass(); break;
            }
        }

        return what is null ? null : new Part(role, what);
    }

    private sealed record Part(string? Role, Reference Target);
}
