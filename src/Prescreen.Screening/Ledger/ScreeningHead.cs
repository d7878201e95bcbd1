using Prescreen.Insights;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Ledger;

/// <summary>What a list shows of a screening: all but the assessment itself.</summary>
public sealed record ScreeningHead
{
    /// <summary>Grows with every change that a list would show; a later change of the same patient and protocol has a higher one.</summary>
    public required long Id { get; init; }

    /// <summary>The patient's relative reference; an identifier, not for logs.</summary>
    public required string Patient { get; init; }

    /// <summary>The protocol's id.</summary>
    public required string Protocol { get; init; }

    /// <summary>The protocol's version.</summary>
    public required string Version { get; init; }

    /// <summary>The subject's status ("candidate", or one that a person set).</summary>
    public required string Status { get; init; }

    /// <summary>The ResearchSubject's relative reference; null if none was written.</summary>
    public string? Subject { get; init; }

    /// <summary>The ResearchSubject's version; null if none was written.</summary>
    public string? SubjectVersion { get; init; }

    /// <summary>What the machine found. Where it can't be read, what the status says, and no outcomes.</summary>
    public required SubjectSummary Summary { get; init; }

    /// <summary>What people do with the subject.</summary>
    public SubjectWork Work { get; init; } = SubjectWork.None;

    /// <summary>When this verdict, status or work was first saved.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>When time alone next changes the verdict; null: never.</summary>
    public DateTimeOffset? ChangesAt { get; init; }

    /// <summary>Without the reference, which is an identifier.</summary>
    public override string ToString() => $"{Protocol} {Version}: {Status}";
}
