using Prescreen.Vocabulary;

namespace Prescreen.Facts;

/// <summary>Which resource speaks of the drug.</summary>
public enum MedicationKind
{
    /// <summary>MedicationRequest: an order.</summary>
    Request,

    /// <summary>MedicationAdministration: a dose.</summary>
    Administration,

    /// <summary>MedicationDispense: handed over.</summary>
    Dispense,

    /// <summary>MedicationStatement: said to be taken.</summary>
    Statement,
}

/// <summary>How far it has come, over the four resources' status codes.</summary>
public enum MedicationStatus
{
    /// <summary>active, in-progress.</summary>
    Active,

    /// <summary>completed.</summary>
    Completed,

    /// <summary>stopped, cancelled after start, on-hold: no longer going on.</summary>
    Stopped,

    /// <summary>draft, intended, preparation: not begun.</summary>
    Intended,

    /// <summary>not-done, not-taken, declined, cancelled, doNotPerform: no dose.</summary>
    NotTaken,

    /// <summary>unknown, absent or a code nobody knows.</summary>
    Unknown,
}

/// <summary>A drug ordered, given, dispensed or taken. <see cref="ClinicalFact.Effective"/> is null: see the dates below. https://hl7.org/fhir/R4/medications-module.html</summary>
public sealed class MedicationFact : ClinicalFact
{
    /// <summary>Which resource speaks.</summary>
    public required MedicationKind Kind { get; init; }

    /// <summary>How far it has come.</summary>
    public MedicationStatus Status { get; init; }

    /// <summary>First possible dose: effective[x] or its start; null where not said.</summary>
    public DateInterval? Start { get; init; }

    /// <summary>Last possible dose: effectiveDateTime or the period's end; null where not said or going on.</summary>
    public DateInterval? End { get; init; }

    /// <summary>MedicationRequest.authoredOn; null where absent.</summary>
    public DateInterval? Authored { get; init; }

    /// <summary>MedicationDispense.whenHandedOver, else whenPrepared; null where absent.</summary>
    public DateInterval? HandedOver { get; init; }

    /// <summary>MedicationDispense.daysSupply in days; null where absent or not in days.</summary>
    public decimal? DaysSupply { get; init; }

    /// <summary>MedicationStatement.dateAsserted; null where absent.</summary>
    public DateInterval? Asserted { get; init; }

    /// <summary>The value sets of the route (dosage.route, dosageInstruction.route).</summary>
    public ConceptSet Route { get; init; } = ConceptSet.Empty;

    /// <summary>The value sets of reasonCode.</summary>
    public ConceptSet Reason { get; init; } = ConceptSet.Empty;

    /// <summary>The value sets of statusReason: why it was stopped or not given.</summary>
    public ConceptSet StatusReason { get; init; } = ConceptSet.Empty;
}
