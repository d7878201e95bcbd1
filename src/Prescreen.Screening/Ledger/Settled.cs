namespace Prescreen.Screening.Ledger;

/// <summary>What became of a settlement.</summary>
public enum Settled
{
    /// <summary>Nothing is owed until the wake-up.</summary>
    Done,

    /// <summary>Recorded, but the patient was made due meanwhile and is due now.</summary>
    DueAgain,

    /// <summary>Refused: the lease ran out and another worker claimed the patient, or the claim was already handed back.</summary>
    NotOurs,
}
