namespace Prescreen.Insights;

/// <summary>What a new version of a protocol does to one patient.</summary>
public enum AmendmentEffect
{
    /// <summary>The same status and the same outcome of every criterion both have.</summary>
    None,

    /// <summary>The same status, for other reasons.</summary>
    OutcomesOnly,

    /// <summary>Another status, but as much or as little in view as before.</summary>
    OtherStatus,

    /// <summary>Now a candidate or potential candidate, and neither before.</summary>
    Gained,

    /// <summary>A candidate or potential candidate before, and neither now.</summary>
    Lost,
}
