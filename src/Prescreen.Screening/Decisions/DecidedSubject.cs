using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Decisions;

/// <summary>The subject as it stands after an act.</summary>
public sealed record DecidedSubject
{
    /// <summary>Its status.</summary>
    public required string Status { get; init; }

    /// <summary>Its version, to decide on next; null where the server has none.</summary>
    public required string? SubjectVersion { get; init; }

    /// <summary>Who has it and what was decided.</summary>
    public required SubjectWork Work { get; init; }

    /// <summary>False where the act had been done already and nothing was written.</summary>
    public required bool IsWritten { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Status;
}
