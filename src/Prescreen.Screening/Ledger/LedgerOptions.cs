namespace Prescreen.Screening.Ledger;

/// <summary>What a ledger may be tuned by; the defaults are for production.</summary>
public sealed record LedgerOptions
{
    /// <summary>When to try again.</summary>
    public Backoff Backoff { get; init; } = new();

    /// <summary>Gives the jitter of a backoff, 0 to 1.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    /// <summary>How many writes may wait for the disk before further ones are refused as unavailable (embedded store only).</summary>
    public int MaximumWaitingWrites { get; init; } = 8192;
}
