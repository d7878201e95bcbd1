using System.Collections.Immutable;
using Prescreen.Evaluation;
using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Assessments;

/// <summary>Which criteria were better in the assessment before.</summary>
internal static class Worsening
{
    public static ImmutableArray<string> Between(SavedScreening? last, Assessment now)
    {
        // Of a store of another version the change can't be told criterion by criterion.
        if (last is null || !AssessmentView.Read(last.Assessment).TryGet(out var view, out _))
        {
            return [];
        }

        var before = view.Criteria.ToDictionary(criterion => criterion.Id, criterion => criterion.Outcome, StringComparer.Ordinal);
        return
        [
            .. now.Verdicts
                .Where(verdict => before.TryGetValue(verdict.Criterion.Id, out var outcome) && Rank(verdict.Outcome) < Rank(outcome))
                .Select(verdict => verdict.Criterion.Id),
        ];
    }

    private static int Rank(Outcome outcome) => outcome switch
    {
        Outcome.NotMet => 0,
        Outcome.Unknown => 1,
        Outcome.Review or Outcome.Judgement => 2,
        Outcome.Met or Outcome.NotFound or Outcome.NotApplicable => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
