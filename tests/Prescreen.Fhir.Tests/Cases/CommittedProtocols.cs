using Prescreen.Facts;
using Prescreen.Fhir.Json.Facts;
using Prescreen.Fhir.Vocabulary;
using Prescreen.Narrative;
using Prescreen.Protocols;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Tests.Cases;

/// <summary>The protocols and value sets as committed, compiled once for all tests.</summary>
internal static class CommittedProtocols
{
    /// <summary>As a screening has it: value sets that no protocol names mean nothing, so that their records aren't even read.</summary>
    public static ConceptVocabulary Vocabulary { get; } = Needed();

    public static NarrativeReader Narrative { get; } = LexiconFolder.Load(Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "narrative")).Reader!;

    public static IReadOnlyDictionary<string, Protocol> All { get; } = Load(Vocabulary);

    /// <summary>Reads records as a screening does, their reports' words too.</summary>
    public static RecordGatherer Gatherer(SiteCalendar calendar) => new(Vocabulary, calendar, narrative: Narrative.Read);

    private static ConceptVocabulary Needed()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "valuesets");
        var everything = VocabularyFolder.Load(folder).Value;
        var names = Load(everything).Values.SelectMany(protocol => protocol.Concepts).Select(everything.NameOf).ToHashSet(StringComparer.Ordinal);
        return VocabularyFolder.Load(folder, only: names.Contains).Value;
    }

    private static Dictionary<string, Protocol> Load(ConceptVocabulary vocabulary)
    {
        var protocols = new Dictionary<string, Protocol>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "protocols"), "*.yaml"))
        {
            var reading = ProtocolFile.Read(Path.GetFileName(file), File.ReadAllBytes(file), vocabulary);
            var protocol = reading.Protocol ?? throw new InvalidOperationException(string.Join('\n', reading.Problems));
            protocols.Add(protocol.Id, protocol);
        }

        return protocols;
    }
}
