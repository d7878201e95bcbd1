namespace Prescreen.Screening.Ledger;

/// <summary>
/// What making patients due did: how many distinct patients, how many of them left a transient problem's backoff early,
/// and how many came back from the dead letters because something new was heard of them.
/// </summary>
public readonly record struct MadeDue(int Patients, int BackoffsCleared, int DeadLettersRevived);
