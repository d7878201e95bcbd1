using System.Collections.Immutable;
using Prescreen.Evaluation;

namespace Prescreen.Insights;

/// <summary>One subject as two versions of a protocol left it: from what was kept of both screenings, so new data between them counts as well.</summary>
/// <param name="Before">The status by the old version.</param>
/// <param name="After">The status by the new version.</param>
/// <param name="Effect">What the new version did.</param>
/// <param name="Changes">The criteria with another outcome that matter: in the new version's order, then those it dropped.</param>
public sealed record SubjectAmendment(EligibilityStatus Before, EligibilityStatus After, AmendmentEffect Effect, ImmutableArray<SummaryChange> Changes)
{
    /// <summary>The effect only.</summary>
    public override string ToString() => Effect.ToString();

    /// <summary>Compares what both versions left.</summary>
    public static SubjectAmendment Of(SubjectSummary before, SubjectSummary after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var olds = before.Outcomes.ToDictionary(outcome => outcome.Id, outcome => outcome.Outcome, StringComparer.Ordinal);
        var changes = ImmutableArray.CreateBuilder<SummaryChange>();
        foreach (var now in after.Outcomes)
        {
            Outcome? old = olds.Remove(now.Id, out var known) ? known : null;
            if (old != now.Outcome && (old is not null || Matters(now.Outcome)))
            {
                changes.Add(new SummaryChange(now.Id, old, now.Outcome));
            }
        }

        changes.AddRange(before.Outcomes.Where(old => olds.ContainsKey(old.Id) && Matters(old.Outcome)).Select(old => new SummaryChange(old.Id, old.Outcome, null)));
        return new SubjectAmendment(before.Found, after.Found, AmendmentEffects.Of(before.Found, after.Found, changes.Count > 0), changes.ToImmutable());
    }

    private static bool Matters(Outcome outcome) => outcome is Outcome.NotMet or Outcome.Unknown or Outcome.Review;
}

/// <summary>A criterion whose outcome differs; null where a version has no such criterion or didn't come to it.</summary>
public sealed record SummaryChange(string Criterion, Outcome? Before, Outcome? After);
