using System.Collections.Immutable;
using Prescreen.Evaluation;
using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Assessments;

/// <summary>Which criteria were better in the assessment before.</summary>
internal static class Worsening
{
    public static ImmutableArray<string> Between(SavedScreening? last, Assessment now)
    {
        if (last is null)
        {
            return [];
        }

        var before = AssessmentJson.Outcomes(last.Assessment);
        return
        [
            .. now.Verdicts
                .Where(verdict => before.TryGetValue(verdict.Criterion.Id, out var name) && OutcomeNames.Parse(name) is { } outcome && Rank(verdict.Outcome) < Rank(outcome))
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
