namespace Prescreen.Screening.Ledger;

/// <summary>The right to screen one patient until the lease ends; hand it back to settle, park, renew or give back.</summary>
public sealed record Claim
{
    /// <summary>The patient's relative reference; an identifier, not for logs.</summary>
    public required string Patient { get; init; }

    /// <summary>Grows with every claim of this patient; an older one is refused.</summary>
    public required long Fence { get; init; }

    /// <summary>What was owed when claimed; if more is owed by the time of settling, the patient stays due.</summary>
    public required long Generation { get; init; }

    /// <summary>From here on another worker may claim the patient.</summary>
    public required DateTimeOffset LeaseUntil { get; init; }

    /// <summary>Since when the patient was due.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The latest reason for being due.</summary>
    public required DueCause Cause { get; init; }

    /// <summary>Failed attempts since the last settlement, this one not counted.</summary>
    public required int Attempts { get; init; }

    /// <summary>The fingerprint the last settlement left; null if never settled.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Without the reference, which is an identifier.</summary>
    public override string ToString() => $"claim {Fence} of generation {Generation}";
}
