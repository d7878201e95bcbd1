namespace Prescreen.Screening.Ledger;

/// <summary>How many patients stand where. <see cref="OldestDueAge"/> is how long the oldest due patient has been waiting for a worker; null if none is due.</summary>
public sealed record LedgerCounts
{
    /// <summary>Owed now and free to claim.</summary>
    public required long Due { get; init; }

    /// <summary>Being screened.</summary>
    public required long Leased { get; init; }

    /// <summary>Nothing owed before a known instant.</summary>
    public required long Waiting { get; init; }

    /// <summary>Backing off after a transient problem.</summary>
    public required long Parked { get; init; }

    /// <summary>Dead letters.</summary>
    public required long Dead { get; init; }

    /// <summary>Nothing owed at all.</summary>
    public required long Settled { get; init; }

    /// <summary>How long the oldest due patient has been waiting for a worker; null if none is due.</summary>
    public TimeSpan? OldestDueAge { get; init; }

    /// <summary>When a notification last made somebody due; null if none ever did.</summary>
    public DateTimeOffset? LastNotified { get; init; }
}
