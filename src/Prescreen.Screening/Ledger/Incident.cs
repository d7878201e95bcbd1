namespace Prescreen.Screening.Ledger;

/// <summary>What happened to a patient's row beside the ordinary course.</summary>
public enum IncidentKind
{
    /// <summary>A transient problem: tried again later.</summary>
    Parked,

    /// <summary>A problem made it a dead letter.</summary>
    DeadLettered,

    /// <summary>A person made it due again.</summary>
    Replayed,

    /// <summary>A person discarded it, for a reason.</summary>
    Discarded,
}

/// <summary>
/// Something that happened to a patient's row beside the ordinary course. <paramref name="Code"/> is the problem's (null for a person's act);
/// <paramref name="Text"/> is the problem's sentence or the person's reason.
/// </summary>
public sealed record Incident(DateTimeOffset At, IncidentKind Kind, string? Code, string? Text)
{
    /// <summary>Without the text: a person's reason may name a patient.</summary>
    public override string ToString() => $"{Kind} {Code}";
}
