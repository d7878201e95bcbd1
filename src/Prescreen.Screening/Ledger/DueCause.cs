namespace Prescreen.Screening.Ledger;

/// <summary>Why a patient was made due; the ledger keeps the latest.</summary>
public enum DueCause
{
    /// <summary>The EHR's subscription said that something changed.</summary>
    Notification,

    /// <summary>A catch-up search found a change no notification had brought.</summary>
    CatchUp,

    /// <summary>Time alone may have changed a verdict.</summary>
    WakeUp,

    /// <summary>A protocol was added or amended.</summary>
    Amendment,

    /// <summary>A person asked, on the worklist or the command line.</summary>
    Person,

    /// <summary>A dead letter was replayed.</summary>
    Replay,

    /// <summary>The read model is being made anew.</summary>
    Rebuild,
}
