using Prescreen.Facts;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Takes what a <see cref="FactReader"/> finds, with the reference of the patient it belongs to ("Patient/1").</summary>
public interface IFactSink
{
    /// <summary>A fact of a patient.</summary>
    void Add(string patient, ClinicalFact fact);

    /// <summary>A drug whose Medication is another resource of the input, which may still come: <paramref name="fact"/> has no code yet.</summary>
    void AddPending(string patient, MedicationFact fact, string medication);

    /// <summary>A report some of whose words are in Binaries, which may still come.</summary>
    void AddReport(string patient, ReportDraft draft);

    /// <summary>The words of a Binary that reports may refer to; only where words are read.</summary>
    void AddBinary(BinaryText binary);

    /// <summary>A Medication resource ("Medication/5") that others refer to.</summary>
    void AddMedication(MedicationDefinition medication);

    /// <summary>A ResearchStudy ("ResearchStudy/5") by its identifiers ("system|value"), which a consent may refer to.</summary>
    void AddStudy(string study, IReadOnlyList<string> identifiers);

    /// <summary>Something could not be read; of this patient where it isn't null.</summary>
    void Add(string? patient, Problem problem);
}
