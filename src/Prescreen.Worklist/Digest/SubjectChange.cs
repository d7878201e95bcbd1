namespace Prescreen.Worklist.Digest;

/// <summary>What a change of one subject is to a coordinator.</summary>
internal enum SubjectChange
{
    /// <summary>Nothing to tell.</summary>
    None,

    /// <summary>The record now speaks against the status.</summary>
    Alert,

    /// <summary>Became a candidate.</summary>
    Candidate,

    /// <summary>Became a potential candidate with few criteria missing.</summary>
    Potential,

    /// <summary>Became a potential candidate with many criteria missing.</summary>
    Distant,

    /// <summary>Is less than it was.</summary>
    Worse,
}
