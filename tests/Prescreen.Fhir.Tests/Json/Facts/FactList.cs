using System.Text;
using Prescreen.Facts;
using Prescreen.Fhir.Json.Facts;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Tests.Json.Facts;

/// <summary>Reads resources and keeps all that comes of them.</summary>
internal sealed class FactList : IFactSink
{
    private readonly FactReader reader;

    public FactList(ConceptVocabulary? vocabulary = null, Func<string, IReadOnlyList<NarrativeFinding>>? narrative = null)
    {
        Vocabulary = vocabulary ?? Vocabularies.Create();
        reader = new FactReader(Vocabulary, SiteCalendar.Utc, narrative);
    }

    public ConceptVocabulary Vocabulary { get; }

    public List<(string Patient, ClinicalFact Fact)> Facts { get; } = [];

    public List<string> Pending { get; } = [];

    public List<MedicationDefinition> Medications { get; } = [];

    public List<(string? Patient, Problem Problem)> Problems { get; } = [];

    public ReadOutcome Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    public ReadOutcome Read(ReadOnlySpan<byte> json) => reader.Read(json, "test.json", null, this);

    /// <summary>The only fact of a resource.</summary>
    public TFact One<TFact>(string json)
        where TFact : ClinicalFact
    {
        Read(json).ShouldBe(ReadOutcome.Kept, string.Join('\n', Problems));
        return Facts.ShouldHaveSingleItem().Fact.ShouldBeOfType<TFact>();
    }

    void IFactSink.Add(string patient, ClinicalFact fact) => Facts.Add((patient, fact));

    void IFactSink.AddPending(string patient, MedicationFact fact, string medication)
    {
        Facts.Add((patient, fact));
        Pending.Add(medication);
    }

    void IFactSink.AddStudy(string study, IReadOnlyList<string> identifiers) => Studies.Add(study);

    public List<string> Studies { get; } = [];

    void IFactSink.AddReport(string patient, ReportDraft draft) => Drafts.Add(draft);

    public List<ReportDraft> Drafts { get; } = [];

    void IFactSink.AddBinary(BinaryText binary) => Binaries.Add(binary);

    public List<BinaryText> Binaries { get; } = [];

    void IFactSink.AddMedication(MedicationDefinition medication) => Medications.Add(medication);

    void IFactSink.Add(string? patient, Problem problem) => Problems.Add((patient, problem));
}
