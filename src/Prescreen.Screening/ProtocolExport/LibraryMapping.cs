using System.Text;
using Prescreen.Fhir.Model;
using Prescreen.Protocols;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.ProtocolExport;

/// <summary>A protocol's file as a Library, with the value sets it names.</summary>
internal static class LibraryMapping
{
    private const string Uri = "urn:ietf:rfc:3986";

    public static Library Of(Protocol protocol, ReadOnlyMemory<byte> yaml) => new()
    {
        Id = ProtocolResources.FhirId(protocol.Id),
        Identifiers = [new Identifier(PrescreenUrls.Identifiers, protocol.Fingerprint), new Identifier(Uri, PrescreenUrls.Library(protocol.Id, protocol.Version, protocol.Fingerprint))],
        Url = PrescreenUrls.Library(protocol.Id),
        Version = protocol.Version,
        Name = NameOf(protocol.Id),
        Title = protocol.Title,
        Description = protocol.Note,
        RelatedArtifacts =
        [
            new RelatedArtifact("depends-on", PrescreenUrls.Criteria(protocol.Id)),
            .. protocol.Concepts.Select(protocol.Vocabulary.NameOf).Order(StringComparer.Ordinal).Select(name => new RelatedArtifact("depends-on", PrescreenUrls.ValueSet(name))),
        ],
        ContentType = "application/yaml",
        Content = yaml,
    };

    /// <summary>"CeaCarT": what lib-0 takes for a name.</summary>
    private static string NameOf(string id)
    {
        var name = new StringBuilder("Protocol");
        var isFirst = true;
        foreach (var letter in id)
        {
            var isWord = char.IsAsciiLetterOrDigit(letter);
            if (isWord)
            {
                name.Append(isFirst ? char.ToUpperInvariant(letter) : letter);
            }

            isFirst = !isWord;
        }

        return name.ToString();
    }
}
