using System.Collections.Immutable;
using Prescreen.Evaluation;
using Prescreen.Protocols;

namespace Prescreen.Insights;

/// <summary>How people's decisions agree with what the engine said of a criterion, so that a bad rule is seen.</summary>
public sealed record CriterionOverruling
{
    /// <summary>The criterion.</summary>
    public required string Criterion { get; init; }

    /// <summary>Dismissals that named it.</summary>
    public required int Dismissed { get; init; }

    /// <summary>Decisions that say whether the engine's answer (met, not met or not found) was right.</summary>
    public required int Judged { get; init; }

    /// <summary>Those of them that say it was wrong: dismissed against what it held met, taken though it held not met, or called misread.</summary>
    public required int Overruled { get; init; }

    /// <summary>Dismissals against it where the engine had asked for a person or for data: no fault of the rule.</summary>
    public required int Settled { get; init; }

    /// <summary>The share of judged answers that were right, 0 to 1; null where none was judged.</summary>
    public decimal? Precision => Judged == 0 ? null : (decimal)(Judged - Overruled) / Judged;

    /// <summary>The criterion and counts.</summary>
    public override string ToString() => $"{Criterion} {Overruled}/{Judged}";

    /// <summary>One for each criterion of the protocol that some decision says something of, in its order.</summary>
    public static ImmutableArray<CriterionOverruling> Of(Protocol protocol, IEnumerable<PersonVerdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        var all = verdicts.ToList();
        return [.. protocol.Criteria.Select(criterion => Of(criterion.Id, all)).Where(one => one.Judged + one.Dismissed > 0)];
    }

    /// <summary>Of one criterion.</summary>
    internal static CriterionOverruling Of(string criterion, IReadOnlyList<PersonVerdict> verdicts)
    {
        var (dismissed, judged, overruled, settled) = (0, 0, 0, 0);
        foreach (var verdict in verdicts)
        {
            var isAgainst = !verdict.IsTaken && verdict.Criterion == criterion;
            dismissed += isAgainst ? 1 : 0;
            if ((!verdict.IsTaken && !isAgainst) || verdict.Summary.OutcomeOf(criterion) is not { } found)
            {
                // A dismissal for one reason says nothing of the others.
                continue;
            }

            var isAnswer = found is Outcome.Met or Outcome.NotFound or Outcome.NotMet;
            var isWrong = isAgainst ? verdict.IsMisread || found is Outcome.Met or Outcome.NotFound : found is Outcome.NotMet;
            judged += isAnswer || verdict.IsMisread ? 1 : 0;
            overruled += isWrong ? 1 : 0;
            settled += isAgainst && !isAnswer && !verdict.IsMisread ? 1 : 0;
        }

        return new CriterionOverruling { Criterion = criterion, Dismissed = dismissed, Judged = judged, Overruled = overruled, Settled = settled };
    }
}
