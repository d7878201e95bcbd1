using System.Collections.Immutable;
using Prescreen.Evaluation;
using Prescreen.Protocols;

namespace Prescreen.Insights;

/// <summary>A measured value that fails its limit by little, so that the next result may meet it.</summary>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Value">The value as compared, "76 10*9/L" or "2.2×ULN".</param>
/// <param name="Needed">The limit that applied, "≥80 10*9/L".</param>
/// <param name="Margin">How far the value is from the limit as a share of the limit: 0.05 is five percent; at most <see cref="Widest"/>.</param>
public sealed record NearMiss(string Criterion, string Value, string Needed, decimal Margin)
{
    /// <summary>The widest margin that is still near.</summary>
    public const decimal Widest = 0.25m;

    private const int Digits = 4;

    /// <summary>The near misses of an assessment, in the protocol's order.</summary>
    public static ImmutableArray<NearMiss> Of(Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return [.. assessment.Verdicts.Where(verdict => verdict.Outcome is Outcome.NotMet).Select(Of).OfType<NearMiss>()];
    }

    /// <summary>The criterion only: the value is patient data.</summary>
    public override string ToString() => Criterion;

    private static NearMiss? Of(Verdict verdict)
        => verdict.Evidence.Select(evidence => evidence.Comparison).FirstOrDefault(compared => compared?.Against is not null) is { Against: { } limit } failed
            && MarginOf(failed.Value, limit) is { } margin
                ? new NearMiss(verdict.Criterion.Id, failed.ToString(), limit.ToString(), margin)
                : null;

    // What is compared may be an interval ("<5"): the end that lies nearest counts, as the true value may be there.
    private static decimal? MarginOf(LabValue value, Threshold threshold)
    {
        var nearest = threshold.Comparison is Comparison.AtLeast or Comparison.Above ? value.High : value.Low;
        if (nearest is not { } end || threshold.Limit <= 0)
        {
            return null;
        }

        var distance = decimal.Abs(end - threshold.Limit);
        return distance <= threshold.Limit * Widest ? decimal.Round(distance / threshold.Limit, Digits) : null;
    }
}
