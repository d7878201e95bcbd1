namespace Prescreen.Screening.Decisions;

/// <summary>What the person saw; null where nobody can tell any more.</summary>
internal sealed record SeenState(SubjectState? State)
{
    public override string ToString() => State?.ToString() ?? "unknown";
}
