using System.Collections.Immutable;
using Prescreen.Evaluation;

namespace Prescreen.Insights;

/// <summary>Which missing data would decide the most patients.</summary>
public static class MissingSets
{
    /// <summary>
    /// The sets of unknown criteria of patients who fail nothing: the smallest sets first, among them those of the most patients.
    /// </summary>
    /// <param name="summaries">The patients; those who aren't considered, fail something or lack nothing don't count.</param>
    /// <param name="most">How many sets to give at most.</param>
    public static ImmutableArray<MissingSet> Of(IEnumerable<SubjectSummary> summaries, int most)
    {
        ArgumentNullException.ThrowIfNull(summaries);
        var sets = new Dictionary<string, (ImmutableArray<string> Criteria, int Patients)>(StringComparer.Ordinal);
        foreach (var summary in summaries.Where(summary => summary.Found is EligibilityStatus.PotentialCandidate))
        {
            ImmutableArray<string> missing = [.. summary.Missing];
            var key = string.Join('\n', missing);
            sets[key] = (missing, sets.GetValueOrDefault(key).Patients + 1);
        }

        return
        [
            .. sets.Where(set => !set.Value.Criteria.IsEmpty)
                .OrderBy(set => set.Value.Criteria.Length).ThenByDescending(set => set.Value.Patients).ThenBy(set => set.Key, StringComparer.Ordinal)
                .Take(most).Select(set => new MissingSet(set.Value.Criteria, set.Value.Patients)),
        ];
    }
}
