using Prescreen.Protocols;

namespace Prescreen.Evaluation;

/// <summary>What was decided of one criterion for one patient, why, on which evidence, and when time alone would change it.</summary>
public sealed class Verdict(Criterion criterion, Finding finding, DateOnly? changesAt)
{
    /// <summary>The criterion.</summary>
    public Criterion Criterion { get; } = criterion;

    /// <summary>The outcome.</summary>
    public Outcome Outcome { get; } = finding.Outcome;

    /// <summary>What sort of data decided.</summary>
    public Basis Basis { get; } = finding.Basis;

    /// <summary>One sentence in a coordinator's words. Holds patient data.</summary>
    public string Reason => reason.Sentence;

    /// <summary>What it rests on.</summary>
    public IReadOnlyList<Evidence> Evidence { get; } = finding.Evidence;

    /// <summary>The site's day at whose local midnight the outcome differs though nothing new arrives; null where time alone never changes it.</summary>
    public DateOnly? ChangesAt { get; } = changesAt;

    private readonly Reason reason = finding.Reason;

    /// <summary>The criterion and outcome only.</summary>
    public override string ToString() => $"{Criterion.Id} {Outcome.Name()}";
}
