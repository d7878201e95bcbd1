using System.Collections.Immutable;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>What one row of a subject's history changed, against the row before.</summary>
public sealed record SubjectChange
{
    /// <summary>When it was stored.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The status before; null for the first row.</summary>
    public string? Before { get; init; }

    /// <summary>The status after.</summary>
    public required string After { get; init; }

    /// <summary>The protocol's version, where this row is the first of it; else null.</summary>
    public string? Version { get; init; }

    /// <summary>What a person decided with it; null where nobody did.</summary>
    public PersonDecision? Decision { get; init; }

    /// <summary>True where a person took back the decision before.</summary>
    public bool IsUndone { get; init; }

    /// <summary>Who got it, by name, where that changed; "" for nobody, null where it didn't change.</summary>
    public string? Assigned { get; init; }

    /// <summary>Criteria whose outcome changed.</summary>
    public ImmutableArray<VerdictChange> Verdicts { get; init; } = [];

    /// <summary>Criteria that rest on other evidence now, with the same outcome.</summary>
    public ImmutableArray<VerdictChange> Refreshed { get; init; } = [];

    /// <summary>True where the status differs from the row before.</summary>
    public bool HasStatus => Before != After;

    /// <summary>The status only.</summary>
    public override string ToString() => After;
}
