using System.Collections.Immutable;
using Prescreen.Worklist.Access;

namespace Prescreen.Worklist.Audit;

/// <summary>Who did what, to whom, and whether it was allowed. Prints only the action.</summary>
public sealed record AuditEntry
{
    /// <summary>What was done.</summary>
    public required AuditAction Action { get; init; }

    /// <summary>Who did it; null for nobody who is known.</summary>
    public WorklistUser? User { get; init; }

    /// <summary>The protocol's id; null where it is of no single study.</summary>
    public string? Study { get; init; }

    /// <summary>The patient, "Patient/1"; null where it is of none or of several.</summary>
    public string? Patient { get; init; }

    /// <summary>The subject, "ResearchSubject/…"; null where there is none.</summary>
    public string? Subject { get; init; }

    /// <summary>Everybody a list showed.</summary>
    public ImmutableArray<AuditedSubject> Shown { get; init; } = [];

    /// <summary>A code that says more, "take-to-screening"; never words of a person or a patient's data.</summary>
    public string? Detail { get; init; }

    /// <summary>The network address it came from; null where it isn't known.</summary>
    public string? Address { get; init; }

    /// <summary>False where it was refused or came to nothing.</summary>
    public bool Succeeded { get; init; } = true;

    /// <inheritdoc/>
    public override string ToString() => Action.ToString();
}
