using System.Collections.Immutable;
using Prescreen.Evaluation;

namespace Prescreen.Insights;

/// <summary>One patient's record by two versions of a protocol.</summary>
public sealed record PatientAmendment
{
    /// <summary>"Patient/1".</summary>
    public required string Patient { get; init; }

    /// <summary>The status by the old version.</summary>
    public required EligibilityStatus Before { get; init; }

    /// <summary>The status by the new version.</summary>
    public required EligibilityStatus After { get; init; }

    /// <summary>What the new version does to the patient.</summary>
    public required AmendmentEffect Effect { get; init; }

    /// <summary>
    /// The criteria with another outcome, in the new version's order, then those it dropped. One that only one version has is there where it stands in the way
    /// or is open: not met, unknown or review.
    /// </summary>
    public ImmutableArray<OutcomeChange> Changes { get; init; } = [];

    /// <summary>Where only one version considers the patient: the verdicts for which the other doesn't.</summary>
    public ImmutableArray<Verdict> KeptOutBy { get; init; } = [];

    /// <summary>Where only one version considers the patient: its verdicts of criteria the other didn't come to that stand in the way or are open.</summary>
    public ImmutableArray<Verdict> JudgedByOne { get; init; } = [];

    /// <summary>The patient's reference and effect only.</summary>
    public override string ToString() => $"{Patient} {Effect}";

    /// <summary>Compares what both versions say of one record as of one instant.</summary>
    public static PatientAmendment Of(Assessment before, Assessment after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Patient != after.Patient || before.AsOf != after.AsOf)
        {
            throw new ArgumentException("Only assessments of one patient as of one instant can be compared.", nameof(after));
        }

        var changes = ChangesOf(before, after);
        return new PatientAmendment
        {
            Patient = after.Patient,
            Before = before.Status,
            After = after.Status,
            Effect = AmendmentEffects.Of(before.Status, after.Status, !changes.IsEmpty),
            Changes = changes,
            KeptOutBy = [.. IsConsidered(before) == IsConsidered(after) ? [] : (IsConsidered(before) ? after : before).Verdicts.Where(verdict => verdict.Outcome is not (Outcome.Met or Outcome.Review))],
            JudgedByOne = IsConsidered(before) == IsConsidered(after) ? [] : IsConsidered(before) ? OnlyIn(before, after) : OnlyIn(after, before),
        };
    }

    private static bool IsConsidered(Assessment assessment) => assessment.Status is not EligibilityStatus.NotConsidered;

    private static ImmutableArray<OutcomeChange> ChangesOf(Assessment before, Assessment after)
    {
        var olds = before.Verdicts.ToDictionary(verdict => verdict.Criterion.Id, StringComparer.Ordinal);
        var (oldIds, newIds) = (Ids(before), Ids(after));
        var changes = ImmutableArray.CreateBuilder<OutcomeChange>();
        foreach (var verdict in after.Verdicts)
        {
            var id = verdict.Criterion.Id;
            if (olds.TryGetValue(id, out var old) ? old.Outcome != verdict.Outcome : !oldIds.Contains(id) && Matters(verdict))
            {
                changes.Add(new OutcomeChange(id, old, verdict));
            }
        }

        changes.AddRange(before.Verdicts.Where(verdict => !newIds.Contains(verdict.Criterion.Id) && Matters(verdict)).Select(verdict => new OutcomeChange(verdict.Criterion.Id, verdict, null)));
        return changes.ToImmutable();
    }

    private static ImmutableArray<Verdict> OnlyIn(Assessment judged, Assessment other)
    {
        var ids = Ids(other);
        ids.ExceptWith(other.Verdicts.Select(verdict => verdict.Criterion.Id));
        return [.. judged.Verdicts.Where(verdict => ids.Contains(verdict.Criterion.Id) && Matters(verdict))];
    }

    private static HashSet<string> Ids(Assessment assessment) => [.. assessment.Protocol.Criteria.Select(criterion => criterion.Id)];

    private static bool Matters(Verdict verdict) => verdict.Outcome is Outcome.NotMet or Outcome.Unknown or Outcome.Review;
}
