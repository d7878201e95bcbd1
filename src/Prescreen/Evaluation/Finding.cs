namespace Prescreen.Evaluation;

/// <summary>What one evaluation of a criterion at one as-of gives; a <see cref="Verdict"/> adds when time alone would change it.</summary>
public readonly struct Finding(Outcome outcome, Reason reason, IReadOnlyList<Evidence>? evidence = null, Basis basis = Basis.Coded)
{
    /// <summary>The outcome.</summary>
    public Outcome Outcome { get; } = outcome;

    /// <summary>Why, in one sentence.</summary>
    public Reason Reason { get; } = reason;

    /// <summary>What it rests on.</summary>
    public IReadOnlyList<Evidence> Evidence { get; } = evidence ?? [];

    /// <summary>What sort of data decided.</summary>
    public Basis Basis { get; } = basis;
}
