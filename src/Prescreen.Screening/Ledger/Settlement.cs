namespace Prescreen.Screening.Ledger;

/// <summary>How a screening ended: the earliest instant at which time alone changes a verdict (null: never), and what the verdicts rest on.</summary>
public sealed record Settlement(DateTimeOffset? WakeAt, string? Fingerprint);
