namespace Prescreen.Screening.Ledger;

/// <summary>One patient's row of the ledger, as it stood when read.</summary>
public sealed record LedgerEntry
{
    /// <summary>The patient's relative reference; an identifier, not for logs.</summary>
    public required string Patient { get; init; }

    /// <summary>Where the patient stands.</summary>
    public required LedgerState State { get; init; }

    /// <summary>When the next screening is or was owed; null if none is.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The latest reason for being due.</summary>
    public required DueCause Cause { get; init; }

    /// <summary>When the patient was last made due.</summary>
    public required DateTimeOffset MadeDueAt { get; init; }

    /// <summary>How often the patient was made due.</summary>
    public required long Generation { get; init; }

    /// <summary>The end of the current or run-out lease; null if no worker holds the patient.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Who holds the lease; null if nobody.</summary>
    public string? Worker { get; init; }

    /// <summary>The latest fencing token.</summary>
    public required long Fence { get; init; }

    /// <summary>Failed attempts since the last settlement.</summary>
    public required int Attempts { get; init; }

    /// <summary>Claims since the last settlement whose worker was never heard of again.</summary>
    public required int Abandoned { get; init; }

    /// <summary>The last problem since the last settlement; null if none.</summary>
    public Problem? Problem { get; init; }

    /// <summary>When that problem parked the patient.</summary>
    public DateTimeOffset? ParkedAt { get; init; }

    /// <summary>Whether the latest making due cut a backoff short or revived a dead letter.</summary>
    public required bool Lifted { get; init; }

    /// <summary>The fingerprint the last settlement left.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>When the patient was last settled; null if never.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Without the reference, which is an identifier.</summary>
    public override string ToString() => $"{State}, generation {Generation}, attempts {Attempts}";
}
