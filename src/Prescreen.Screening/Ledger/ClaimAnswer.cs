namespace Prescreen.Screening.Ledger;

/// <summary>A claim, or null with the instant at which the next patient can be claimed (null: none will be unless made due;
/// past: try again now, another instance was just writing the row).</summary>
public sealed record ClaimAnswer(Claim? Claim, DateTimeOffset? NextAt);
