namespace Prescreen.Facts;

/// <summary>How far a procedure has come. https://hl7.org/fhir/R4/valueset-event-status.html</summary>
public enum ProcedureStatus
{
    /// <summary>completed.</summary>
    Completed,

    /// <summary>in-progress, on-hold, stopped, unknown or absent: a person must say whether it was done.</summary>
    Uncertain,

    /// <summary>not-done, or preparation: not begun.</summary>
    NotDone,
}

/// <summary>Something done to the patient. https://hl7.org/fhir/R4/procedure.html <see cref="ClinicalFact.Effective"/> is performed[x] (a period's end).</summary>
public sealed class ProcedureFact : ClinicalFact
{
    /// <summary>How far it has come.</summary>
    public ProcedureStatus Status { get; init; }
}
