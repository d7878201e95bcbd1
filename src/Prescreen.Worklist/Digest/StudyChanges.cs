namespace Prescreen.Worklist.Digest;

/// <summary>What changed in one study since somebody's last mail: counts only.</summary>
/// <param name="Study">The protocol's id.</param>
/// <param name="Alerts">Subjects whose status the record now speaks against.</param>
/// <param name="Candidates">Subjects who became candidates.</param>
/// <param name="Potential">Subjects who became potential candidates with few criteria missing.</param>
/// <param name="Distant">Subjects who became potential candidates with many criteria missing.</param>
/// <param name="Worse">Subjects who are less than they were.</param>
public sealed record StudyChanges(string Study, int Alerts, int Candidates, int Potential, int Distant, int Worse)
{
    /// <summary>How many criteria must be missing for a new potential candidate to be no news by itself.</summary>
    public const int ManyMissing = 3;

    /// <summary>True where nothing changed.</summary>
    public bool IsEmpty => this is { Alerts: 0, Candidates: 0, Potential: 0, Distant: 0, Worse: 0 };

    /// <summary>True where nothing changed that is worth a mail of its own.</summary>
    public bool IsSmall => this is { Alerts: 0, Candidates: 0, Potential: 0, Worse: 0 };
}
