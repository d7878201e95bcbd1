namespace Prescreen.Insights;

/// <summary>What a person decided of a subject, beside what the engine had found: material for judging the rules.</summary>
/// <param name="Summary">What the engine found.</param>
/// <param name="IsTaken">True where the person took the subject to screening; false for a dismissal.</param>
/// <param name="Criterion">The criterion dismissed against; null where none was named.</param>
/// <param name="IsMisread">True where the person said that the engine misread that criterion.</param>
public sealed record PersonVerdict(SubjectSummary Summary, bool IsTaken, string? Criterion, bool IsMisread)
{
    /// <summary>Nothing of the patient.</summary>
    public override string ToString() => IsTaken ? "taken" : $"dismissed {Criterion}";
}
