using Prescreen.Facts;
using Prescreen.Protocols;

namespace Prescreen.Evaluation;

/// <summary>Compares a result with a multiple of its own upper limit of normal (clinical.md §2.7).</summary>
internal static class RelativeComparison
{
    /// <summary>The finding, derived where the limit came from words or from the site's table.</summary>
    public static Finding Decide(Threshold threshold, LabValue value, LabDefinition lab, ResultFact result, EvaluationContext context)
    {
        var limit = UpperLimit.Of(result, lab, context);
        if (Ratio(limit, value, result) is not { } ratio)
        {
            return new(Outcome.Review, new Reason(limit.Note!, lab.Title, result.Shown), [new Evidence(result, value.Compared(lab.Unit))]);
        }

        var compared = ratio.Compared(Threshold.UpperLimitOfNormal, threshold);
        Evidence[] evidence = [new Evidence(result, compared)];
        var when = ResultSelection.TimeOf(result);
        var (outcome, words) = ratio.Against(threshold) switch
        {
            Side.Satisfies => (Outcome.Met, "{0} {1} of {2} is {3}."),
            Side.Fails => (Outcome.NotMet, "{0} {1} of {2} is not {3}."),
            Side.Straddles => (Outcome.Review, "{0} {1} of {2} may or may not be {3}."),
            _ => throw new System.Diagnostics.UnreachableException("No such side."),
        };
        var reason = new Reason(words, lab.Title, compared, when, threshold);
        return new(outcome, limit.Note is null ? reason : reason.With(limit.Note), evidence, limit.Basis);
    }

    /// <summary>The value as a multiple of its limit; null where there is no limit.</summary>
    public static LabValue? Ratio(UpperLimit limit, LabValue value, ResultFact result)
        => limit.Value is not { } high ? null : limit.IsInReportedUnit ? LabValue.AsReported(result.Value).Over(high) : value.Over(high);
}
