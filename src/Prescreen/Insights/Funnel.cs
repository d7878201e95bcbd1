using System.Collections.Immutable;
using Prescreen.Evaluation;
using Prescreen.Protocols;

namespace Prescreen.Insights;

/// <summary>How many patients each criterion stops.</summary>
public static class Funnel
{
    /// <summary>A step per criterion in the protocol's order, over the patients whom the trial considers; a criterion that a patient has no outcome for stops nobody.</summary>
    public static ImmutableArray<FunnelStep> Of(Protocol protocol, IEnumerable<SubjectSummary> summaries)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(summaries);
        List<SubjectSummary> left = [.. summaries.Where(summary => summary.Found is not EligibilityStatus.NotConsidered)];
        var steps = ImmutableArray.CreateBuilder<FunnelStep>(protocol.Criteria.Length);
        foreach (var criterion in protocol.Criteria)
        {
            var entering = left.Count;
            var (unknown, review) = (0, 0);
            left.RemoveAll(summary =>
            {
                var outcome = summary.OutcomeOf(criterion.Id);
                unknown += outcome is Outcome.Unknown ? 1 : 0;
                review += outcome is Outcome.Review ? 1 : 0;
                return outcome is Outcome.NotMet;
            });
            steps.Add(new FunnelStep(criterion.Id, entering, entering - left.Count, unknown, review, left.Count));
        }

        return steps.MoveToImmutable();
    }
}
