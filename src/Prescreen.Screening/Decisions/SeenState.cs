namespace Prescreen.Screening.Decisions;

/// <summary>How a subject stood in an earlier version; null where nobody can tell any more.</summary>
internal sealed record SeenState(SubjectState? State)
{
    public static SeenState Unknown { get; } = new((SubjectState?)null);

    public override string ToString() => State?.ToString() ?? "unknown";
}
