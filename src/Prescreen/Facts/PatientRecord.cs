using Prescreen.Vocabulary;

namespace Prescreen.Facts;

/// <summary>Everything known of one patient that an active protocol asks for, indexed by concept. Immutable; made by <see cref="PatientRecordBuilder"/>.</summary>
public sealed class PatientRecord
{
    private readonly ClinicalFact[]?[] byConcept;
    private readonly Dictionary<string, SpecimenFact> specimens;
    private readonly Dictionary<string, NarrativeMention[]>? narrative;

    internal PatientRecord(
        string patient,
        Demographics? demographics,
        ClinicalFact[] facts,
        ClinicalFact[]?[] byConcept,
        Dictionary<string, SpecimenFact> specimens,
        Dictionary<string, NarrativeMention[]>? narrative,
        IReadOnlyList<Problem> problems)
    {
        Patient = patient;
        Demographics = demographics;
        Facts = facts;
        Problems = problems;
        this.byConcept = byConcept;
        this.specimens = specimens;
        this.narrative = narrative;
    }

    /// <summary>The patient's reference, "Patient/1".</summary>
    public string Patient { get; }

    /// <summary>The Patient resource; null where it wasn't there or couldn't be read.</summary>
    public Demographics? Demographics { get; }

    /// <summary>All facts that stand: the latest version of each resource, without what was withdrawn.</summary>
    public IReadOnlyList<ClinicalFact> Facts { get; }

    /// <summary>What could not be read of this patient: a verdict may lack it, and a person must know.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>The facts whose code or words belong to a value set, components among them, in no particular order.</summary>
    public ReadOnlySpan<ClinicalFact> Of(Concept concept)
        => concept.Index >= 0 && concept.Index < byConcept.Length ? byConcept[concept.Index] : [];

    /// <summary>What the words of reports, documents and results say of one of <see cref="FindingKinds"/>, in no particular order.</summary>
    public ReadOnlySpan<NarrativeMention> Mentions(string kind)
        => narrative is not null && narrative.TryGetValue(kind, out var mentions) ? mentions : [];

    /// <summary>A specimen by its reference; null where the record doesn't hold it.</summary>
    public SpecimenFact? Specimen(string? reference)
        => reference is not null && specimens.TryGetValue(reference, out var specimen) ? specimen : null;

    /// <summary>The patient's reference only.</summary>
    public override string ToString() => Patient;
}
