namespace Prescreen.Cli.Demo.Hospital;

/// <summary>How a screening of one synthetic patient for one protocol must end when the play is over (clinical.md §1).</summary>
public enum ExpectedStatus
{
    /// <summary>A `considers` criterion has no data: nothing is written.</summary>
    NotConsidered,

    /// <summary>At least one criterion is failed.</summary>
    Ineligible,

    /// <summary>Nothing is failed, something is missing.</summary>
    PotentialCandidate,

    /// <summary>Nothing is failed and nothing is missing.</summary>
    Candidate,
}
