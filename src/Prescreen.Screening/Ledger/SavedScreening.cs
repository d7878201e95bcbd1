using Prescreen.Insights;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Ledger;

/// <summary>The assessment of one patient for one protocol, as kept for the worklist.</summary>
public sealed record SavedScreening
{
    /// <summary>The patient's relative reference; an identifier, not for logs.</summary>
    public required string Patient { get; init; }

    /// <summary>The protocol's id.</summary>
    public required string Protocol { get; init; }

    /// <summary>The protocol's version.</summary>
    public required string Version { get; init; }

    /// <summary>The instant the verdicts hold for.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>What the verdicts rest on; the same fingerprint, status, version and work are the same verdict.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The subject's status ("candidate", or one that a person set).</summary>
    public required string Status { get; init; }

    /// <summary>The assessment as UTF-8 JSON; opaque to the ledger.</summary>
    public required ReadOnlyMemory<byte> Assessment { get; init; }

    /// <summary>The ResearchSubject's relative reference; null if none was written.</summary>
    public string? Subject { get; init; }

    /// <summary>The ResearchSubject's version; null if none was written.</summary>
    public string? SubjectVersion { get; init; }

    /// <summary>What people do with the subject.</summary>
    public SubjectWork Work { get; init; } = SubjectWork.None;

    /// <summary>What a list needs of the assessment; null only where the store is of an earlier version and the assessment can't be read.</summary>
    public SubjectSummary? Summary { get; init; }

    /// <summary>When time alone next changes the verdict; null: never.</summary>
    public DateTimeOffset? ChangesAt { get; init; }

    /// <summary>When this verdict was first saved; the ledger sets it.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>When this verdict was last confirmed; the ledger sets it.</summary>
    public DateTimeOffset SavedAt { get; init; }

    /// <summary>
    /// Which state of the latest row this was read in; the ledger sets it. Saved again with it, it is refused where somebody else saved meanwhile (LEDG-018).
    /// 0 for what wasn't read, which is always saved.
    /// </summary>
    public long ReadAs { get; init; }

    /// <summary>Without the reference, which is an identifier.</summary>
    public override string ToString() => $"{Protocol} {Version}: {Status}";
}
