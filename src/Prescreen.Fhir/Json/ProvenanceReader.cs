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
            case "agent": provenance = provenance with { Agent = reader.Many(Agent).FirstOrDefault() ?? Empty.Agent }; return true;
            case "entity": provenance = provenance with { Sources = reader.Many(Entity) }; return true;
            default: return false;
        }
    }

    private static string? Missing(Provenance provenance) => provenance.Targets.IsEmpty ? "target" : null;

    private static Reference? Agent(ref Utf8JsonReader reader) => Inner(ref reader, "who");

    private static Reference? Entity(ref Utf8JsonReader reader) => Inner(ref reader, "what");

    private static Reference? Inner(ref Utf8JsonReader reader, string name)
    {
        Reference? found = null;
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            if (reader.ValueTextEquals(name))
            {
                found = reader.One(ReadParts.Reference);
            }
            else
            {
                reader.Pass();
            }
        }

        return found;
    }
}
