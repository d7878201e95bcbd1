using System.Collections.Immutable;
using Prescreen.Evaluation;

namespace Prescreen.Insights;

/// <summary>
/// What a list needs of an assessment: the status found, an outcome per criterion, and what was missed narrowly. Kept packed, because a worklist holds one for
/// each of tens of thousands of patients.
/// </summary>
public sealed record SubjectSummary
{
    private readonly PackedOutcomes packed = PackedOutcomes.None;

    /// <summary>The status the machine found, whatever a person has set.</summary>
    public required EligibilityStatus Found { get; init; }

    /// <summary>An outcome per criterion in the protocol's order; of a patient who isn't considered only the criteria that say whom the trial considers. Made anew on each call.</summary>
    public ImmutableArray<CriterionOutcome> Outcomes
    {
        get => [.. packed.All];
        init => packed = PackedOutcomes.Of(value);
    }

    /// <summary>Values that fail their limit by little, in the protocol's order.</summary>
    public ImmutableArray<NearMiss> NearMisses { get; init; } = [];

    /// <summary>The ids of the criteria that are unknown.</summary>
    public IEnumerable<string> Missing => packed.Ids(Outcome.Unknown);

    /// <summary>The ids of the criteria that a person must read.</summary>
    public IEnumerable<string> Reviews => packed.Ids(Outcome.Review);

    /// <summary>The ids of the criteria that are not met.</summary>
    public IEnumerable<string> Failing => packed.Ids(Outcome.NotMet);

    /// <summary>The first day on which time alone changes an outcome; null where it changes none.</summary>
    public DateOnly? ChangesAt => NextChange?.ChangesAt;

    /// <summary>The criterion whose outcome time changes first; null where it changes none.</summary>
    public CriterionOutcome? NextChange => packed.NextChange;

    /// <summary>The outcomes as they are kept: the other way to set <see cref="Outcomes"/>.</summary>
    public PackedOutcomes Packed
    {
        get => packed;
        init => packed = value;
    }

    /// <summary>Of an assessment.</summary>
    public static SubjectSummary Of(Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return new SubjectSummary
        {
            Found = assessment.Status,
            Outcomes = [.. assessment.Verdicts.Select(verdict => new CriterionOutcome(verdict.Criterion.Id, verdict.Outcome, verdict.ChangesAt))],
            NearMisses = NearMiss.Of(assessment),
        };
    }

    /// <summary>How many criteria have an outcome, without making a list of them.</summary>
    public int Count(Outcome outcome) => packed.Count(outcome);

    /// <summary>The outcome of a criterion; null where it has none.</summary>
    public Outcome? OutcomeOf(string criterion) => packed.Of(criterion);

    /// <summary>By content.</summary>
    public bool Equals(SubjectSummary? other)
        => other is not null && Found == other.Found && packed.IsSame(other.packed) && NearMisses.SequenceEqual(other.NearMisses);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Found, packed.Length, NearMisses.Length);

    /// <summary>The status only.</summary>
    public override string ToString() => Found.Name();
}
