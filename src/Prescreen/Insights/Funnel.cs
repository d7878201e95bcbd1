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
        List<(PackedOutcomes Outcomes, ImmutableArray<int> Places)> left = [.. Placed(protocol, summaries)];
        var steps = ImmutableArray.CreateBuilder<FunnelStep>(protocol.Criteria.Length);
        for (var i = 0; i < protocol.Criteria.Length; i++)
        {
            var step = i;
            var entering = left.Count;
            var (unknown, review) = (0, 0);
            left.RemoveAll(one =>
            {
                Outcome? outcome = one.Places[step] < 0 ? null : (Outcome)one.Outcomes.Bytes[one.Places[step]];
                unknown += outcome is Outcome.Unknown ? 1 : 0;
                review += outcome is Outcome.Review ? 1 : 0;
                return outcome is Outcome.NotMet;
            });
            steps.Add(new FunnelStep(protocol.Criteria[i].Id, entering, entering - left.Count, unknown, review, left.Count));
        }

        return steps.MoveToImmutable();
    }

    // Tens of thousands of summaries share a few lists of ids: each is looked through once.
    private static IEnumerable<(PackedOutcomes Outcomes, ImmutableArray<int> Places)> Placed(Protocol protocol, IEnumerable<SubjectSummary> summaries)
    {
        var known = new Dictionary<ImmutableArray<string>, ImmutableArray<int>>();
        foreach (var summary in summaries.Where(summary => summary.Found is not EligibilityStatus.NotConsidered))
        {
            var ids = summary.Packed.Criteria;
            if (!known.TryGetValue(ids, out var places))
            {
                places = [.. protocol.Criteria.Select(criterion => ids.IndexOf(criterion.Id))];
                known.Add(ids, places);
            }

            yield return (summary.Packed, places);
        }
    }
}
