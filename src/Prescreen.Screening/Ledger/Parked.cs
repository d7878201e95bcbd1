namespace Prescreen.Screening.Ledger;

/// <summary>What became of a claim that met a problem.</summary>
public enum ParkedAs
{
    /// <summary>It will be tried again at <see cref="Parked.RetryAt"/>.</summary>
    Retry,

    /// <summary>A person must look: it is a dead letter.</summary>
    DeadLetter,

    /// <summary>Refused: the claim is no longer ours.</summary>
    NotOurs,
}

/// <summary>What became of a claim that met a problem, and when it is tried again (null unless <see cref="ParkedAs.Retry"/>).</summary>
public readonly record struct Parked(ParkedAs As, DateTimeOffset? RetryAt);
