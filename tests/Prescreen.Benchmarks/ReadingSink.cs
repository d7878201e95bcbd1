using Prescreen.Facts;
using Prescreen.Fhir.Json.Facts;

namespace Prescreen.Benchmarks;

/// <summary>Counts facts and forgets them.</summary>
internal sealed class ReadingSink : IFactSink
{
    public long Facts { get; private set; }

    public void Add(string patient, ClinicalFact fact) => Facts++;

    public void AddPending(string patient, MedicationFact fact, string medication) => Facts++;

    public void AddReport(string patient, ReportDraft draft) => Facts++;

    public void AddBinary(BinaryText binary)
    {
    }

    public void AddMedication(MedicationDefinition medication)
    {
    }

    public void AddStudy(string study, IReadOnlyList<string> identifiers)
    {
    }

    public void Add(string? patient, Problem problem)
    {
    }
}
