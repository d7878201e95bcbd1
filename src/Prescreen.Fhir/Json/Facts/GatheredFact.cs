using Prescreen.Facts;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>A fact as read, and what it waits for: the Medication it names, or the words of a report.</summary>
internal readonly record struct GatheredFact(ClinicalFact Fact, string? Medication = null, ReportDraft? Draft = null)
{
    public override string ToString() => Fact.ToString();
}
