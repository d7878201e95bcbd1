using Prescreen.Fhir.Model;
using Prescreen.Protocols;

namespace Prescreen.Screening.ProtocolExport;

/// <summary>A protocol's ResearchStudy, for the write-back and for <see cref="ProtocolResources"/> alike.</summary>
internal static class StudyMapping
{
    private const string Phases = "http://terminology.hl7.org/CodeSystem/research-study-phase";

    public static Identifier IdentifierOf(Protocol protocol) => new(protocol.Study.System, protocol.Study.Value);

    /// <param name="protocol">The trial.</param>
    /// <param name="id">Null where the server shall name it.</param>
    public static ResearchStudy Of(Protocol protocol, string? id) => new()
    {
        Id = id,
        Identifiers = [IdentifierOf(protocol)],
        Status = "active",
        Title = protocol.Title,
        Description = protocol.Note,
        Phase = protocol.Phase is { } phase ? CodeableConcept.Of(new Coding(Phases, phase)) : null,
        Arms = protocol.Arms,
    };
}
