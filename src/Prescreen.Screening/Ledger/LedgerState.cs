namespace Prescreen.Screening.Ledger;

/// <summary>Where a patient stands at an instant.</summary>
public enum LedgerState
{
    /// <summary>Owed now and free to claim, also when a worker's lease ran out.</summary>
    Due,

    /// <summary>Being screened.</summary>
    Leased,

    /// <summary>Nothing owed before a known instant.</summary>
    Waiting,

    /// <summary>Backing off after a transient problem.</summary>
    Parked,

    /// <summary>A dead letter: a person must replay or discard it, or something new be heard of the patient.</summary>
    Dead,

    /// <summary>Nothing owed, and time alone changes nothing.</summary>
    Settled,
}
