using System.Text.RegularExpressions;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;
using Prescreen.Protocols;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.ProtocolExport;

/// <summary>
/// A protocol as FHIR R4: the ResearchStudy as it is written for subjects, with the Group that says who may take part
/// (<see href="https://hl7.org/fhir/R4/group.html"/>) and the Library that carries the file itself (<see href="https://hl7.org/fhir/R4/library.html"/>).
/// </summary>
public static partial class ProtocolResources
{
    /// <summary>The three resources, in an order in which a server can store them.</summary>
    /// <param name="protocol">The trial.</param>
    /// <param name="yaml">Its file's bytes.</param>
    public static IReadOnlyList<ExportedResource> Of(Protocol protocol, ReadOnlyMemory<byte> yaml)
    {
        var library = LibraryMapping.Of(protocol, yaml);
        var group = new FhirGroup
        {
            Id = FhirId($"{protocol.Id}-eligibility"),
            Identifiers = [new Identifier(PrescreenUrls.Identifiers, $"{protocol.Id}-eligibility")],
            Name = $"Eligibility: {protocol.Title}",
            Characteristics = [.. protocol.Criteria.Select(criterion => EligibilityMapping.Of(protocol, criterion))],
        };

        // The id under which the engine would store the study, so that it is one study whoever writes first.
        var study = StudyMapping.Of(protocol, SubjectIds.Derive(StudyMapping.IdentifierOf(protocol).ToToken())) with
        {
            Enrollment = [new Reference($"Group/{group.Id}")],
            RelatedArtifacts = [new RelatedArtifact("documentation", PrescreenUrls.Library(protocol.Id, protocol.Version), "The criteria as they are evaluated")],
        };
        return
        [
            new ExportedResource("Library", library.Id!, LibraryWriter.Write(library)),
            new ExportedResource("Group", group.Id, GroupWriter.Write(group)),
            new ExportedResource("ResearchStudy", study.Id!, ResearchStudyWriter.Write(study)),
        ];
    }

    /// <summary>
    /// A transaction that stores them: the file and the criteria anew, the study only where there is none with its identifier, as one there is a person's own.
    /// </summary>
    public static ReadOnlyMemory<byte> Transaction(IEnumerable<(Protocol Protocol, ReadOnlyMemory<byte> Yaml)> protocols)
        => BundleWriter.Write("transaction", protocols.SelectMany(one => Of(one.Protocol, one.Yaml).Select(resource => Entry(one.Protocol, resource))));

    internal static string FhirId(string text) => Id().IsMatch(text) ? text : SubjectIds.Derive(text);

    private static BundleEntry Entry(Protocol protocol, ExportedResource resource) => new()
    {
        FullUrl = $"{PrescreenUrls.Root}/{resource.Type}/{resource.Id}",
        Resource = resource.Json,
        Request = resource.Type == "ResearchStudy"
            ? new EntryRequest("POST", resource.Type) { IfNoneExist = $"identifier={StudyMapping.IdentifierOf(protocol).ToToken()}" }
            : new EntryRequest("PUT", $"{resource.Type}/{resource.Id}"),
    };

    [GeneratedRegex(@"^[A-Za-z0-9\-.]{1,64}\z")]
    private static partial Regex Id();
}
