namespace Prescreen.Screening.CatchUp;

/// <summary>What a catch-up found: resources read, patients made due, and the first problem of a stream (null where all went well).</summary>
public sealed record CaughtUp(int Resources, int Patients)
{
    /// <summary>The first problem; that stream will be asked from the same instant next time.</summary>
    public Problem? Problem { get; init; }

    internal CaughtUp And(CaughtUp other) => new(Resources + other.Resources, Patients + other.Patients) { Problem = Problem ?? other.Problem };
}
