namespace Prescreen.Screening.Ledger;

/// <summary>How many patients' latest screening has a status.</summary>
public readonly record struct StatusCount(string Status, long Patients);
