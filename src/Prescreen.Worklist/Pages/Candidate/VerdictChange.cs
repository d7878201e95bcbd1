using Prescreen.Evaluation;

namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>A criterion before and after; an outcome is null where that assessment didn't ask it.</summary>
public sealed record VerdictChange(string Criterion, Outcome? Before, Outcome? After)
{
    /// <summary>The sentence before; null where it wasn't asked.</summary>
    public string? ReasonBefore { get; init; }

    /// <summary>The sentence after; null where it isn't asked any more.</summary>
    public string? ReasonAfter { get; init; }

    /// <summary>The criterion only.</summary>
    public override string ToString() => Criterion;
}
