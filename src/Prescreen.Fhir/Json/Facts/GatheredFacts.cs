using Prescreen.Facts;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>The facts of one part of the input, by patient reference as it was read.</summary>
internal sealed class GatheredFacts : IFactSink
{
    private readonly Dictionary<string, PatientFacts> byReference = new(StringComparer.Ordinal);
    private readonly List<PatientFacts> patients = [];
    private readonly List<Problem> problems = [];
    private readonly HashSet<Problem> told = [];
    private long resources;
    private long kept;
    private long ignored;
    private long damaged;

    public IReadOnlyList<PatientFacts> Patients => patients;

    public IReadOnlyList<Problem> Problems => problems;

    public Dictionary<string, MedicationDefinition> Medications { get; } = new(StringComparer.Ordinal);

    /// <summary>The words of Binaries by reference.</summary>
    public Dictionary<string, BinaryText> Binaries { get; } = new(StringComparer.Ordinal);

    /// <summary>The identifiers of studies by reference.</summary>
    public Dictionary<string, IReadOnlyList<string>> Studies { get; } = new(StringComparer.Ordinal);

    /// <summary>Resources that a history or an export says were deleted.</summary>
    public List<ResultFact> Deletions { get; } = [];

    public GatherCounts Counts => new(resources, kept, ignored, damaged);

    public void Count(ReadOutcome outcome)
    {
        resources++;
        kept += outcome is ReadOutcome.Kept ? 1 : 0;
        ignored += outcome is ReadOutcome.Ignored ? 1 : 0;
        damaged += outcome is ReadOutcome.Damaged ? 1 : 0;
    }

    /// <summary>Counts resources that a byte search showed to hold nothing.</summary>
    public void CountSkipped(long count) => resources += count;

    public void Add(string patient, ClinicalFact fact) => Of(patient).Add(fact);

    public void AddPending(string patient, MedicationFact fact, string medication) => Of(patient).Add(fact, medication);

    public void AddReport(string patient, ReportDraft draft) => Of(patient).Add(draft);

    public void AddBinary(BinaryText binary) => Binaries[binary.Reference] = binary;

    public void AddMedication(MedicationDefinition medication) => Medications[medication.Reference] = medication;

    public void AddStudy(string study, IReadOnlyList<string> identifiers) => Studies[study] = identifiers;

    public void Add(string? patient, Problem problem)
    {
        problems.Add(problem);
        if (patient is not null)
        {
            Of(patient).Problems.Add(problem);
        }
    }

    /// <summary>Appends a later part of the input.</summary>
    public void Append(GatheredFacts later)
    {
        foreach (var patient in later.patients)
        {
            Of(patient.Patient).Append(patient);
        }

        foreach (var (reference, medication) in later.Medications)
        {
            Medications[reference] = medication;
        }

        foreach (var (reference, binary) in later.Binaries)
        {
            Binaries[reference] = binary;
        }

        foreach (var (reference, identifiers) in later.Studies)
        {
            Studies[reference] = identifiers;
        }

        problems.AddRange(later.problems);
        Deletions.AddRange(later.Deletions);
        resources += later.resources;
        kept += later.kept;
        ignored += later.ignored;
        damaged += later.damaged;
    }

    /// <summary>A problem that shows only when records are made; they may be made again, but it is told once.</summary>
    public void AddLate(Problem problem)
    {
        if (told.Add(problem))
        {
            problems.Add(problem);
        }
    }

    private PatientFacts Of(string reference)
    {
        if (!byReference.TryGetValue(reference, out var patient))
        {
            patient = new PatientFacts(reference);
            byReference.Add(reference, patient);
            patients.Add(patient);
        }

        return patient;
    }
}
