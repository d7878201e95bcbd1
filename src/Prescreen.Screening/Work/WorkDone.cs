namespace Prescreen.Screening.Work;

/// <summary>What became of one turn of work.</summary>
public enum WorkResult
{
    /// <summary>Nothing was due.</summary>
    Nothing,

    /// <summary>Done and settled.</summary>
    Settled,

    /// <summary>It met a problem; the ledger will try again or holds it for a person.</summary>
    Parked,

    /// <summary>Another worker has taken over.</summary>
    Lost,

    /// <summary>Given back undone: the process is stopping.</summary>
    GivenBack,
}

/// <summary>One turn of work; <paramref name="NextAt"/> is when something is due next, where nothing was (null: not before something happens).</summary>
public sealed record WorkDone(WorkResult Result, DateTimeOffset? NextAt = null)
{
    /// <summary>The problem that parked it; null where none did.</summary>
    public Problem? Problem { get; init; }
}
