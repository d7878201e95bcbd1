using Prescreen.Facts;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>What was read under one patient reference, in the order of the input; references among it may still be open.</summary>
internal sealed class PatientFacts(string patient)
{
    private readonly List<GatheredFact> facts = [];

    public string Patient { get; } = patient;

    public IReadOnlyList<GatheredFact> Facts => facts;

    public List<Problem> Problems { get; } = [];

    public string? ReplacedBy { get; private set; }

    public void Add(ClinicalFact fact, string? medication = null)
    {
        facts.Add(new GatheredFact(fact, medication));
        if (fact is Demographics demographics)
        {
            ReplacedBy = demographics.ReplacedBy;
        }
    }

    public void Add(ReportDraft draft) => facts.Add(new GatheredFact(draft.Report, Draft: draft));

    /// <summary>Appends what another part of the input says of the same patient.</summary>
    public void Append(PatientFacts later)
    {
        facts.AddRange(later.facts);
        Problems.AddRange(later.Problems);
        ReplacedBy = later.ReplacedBy ?? ReplacedBy;
    }

    /// <summary>Takes over what was gathered of a record that was merged into this one: all but who that patient was.</summary>
    public void TakeOver(PatientFacts merged)
    {
        facts.AddRange(merged.facts.Where(one => one.Fact is not Demographics));
        Problems.AddRange(merged.Problems);
    }
}
