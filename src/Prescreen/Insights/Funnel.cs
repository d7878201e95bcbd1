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
        var count = protocol.Criteria.Length;
        var (entering, notMet, unknown, review) = (new int[count], new int[count], new int[count], new int[count]);
        foreach (var (outcomes, places) in Placed(protocol, summaries))
        {
            for (var i = 0; i < count; i++)
            {
                Outcome? outcome = places[i] < 0 ? null : (Outcome)outcomes.Bytes[places[i]];
                entering[i]++;
                unknown[i] += outcome is Outcome.Unknown ? 1 : 0;
                review[i] += outcome is Outcome.Review ? 1 : 0;
                if (outcome is Outcome.NotMet)
                {
                    notMet[i]++;
                    break;
                }
            }
        }

        return [.. protocol.Criteria.Select((criterion, i) => new FunnelStep(criterion.Id, entering[i], notMet[i], unknown[i], review[i], entering[i] - notMet[i]))];
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
