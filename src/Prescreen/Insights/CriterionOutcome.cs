using Prescreen.Evaluation;

namespace Prescreen.Insights;

/// <summary>What was decided of one criterion, without reason or evidence.</summary>
/// <param name="Id">The criterion's id.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="ChangesAt">The site's day on which time alone changes it; null where it never does.</param>
public readonly record struct CriterionOutcome(string Id, Outcome Outcome, DateOnly? ChangesAt)
{
    /// <summary>The criterion and outcome only.</summary>
    public override string ToString() => $"{Id} {Outcome.Name()}";
}
