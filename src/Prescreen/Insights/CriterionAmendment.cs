using System.Collections.Immutable;
using Prescreen.Protocols;

namespace Prescreen.Insights;

/// <summary>A criterion that a new version of a protocol adds, drops or asks otherwise.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Before">In the old version; null where added.</param>
/// <param name="After">In the new version; null where removed.</param>
public sealed record CriterionAmendment(string Id, WordedCriterion? Before, WordedCriterion? After)
{
    /// <summary>The id only.</summary>
    public override string ToString() => Id;

    /// <summary>The criteria that differ, in the new version's order, then those it dropped.</summary>
    /// <param name="before">The old version.</param>
    /// <param name="after">The new version.</param>
    /// <param name="words">What a criterion of a version asks, in sentences that tell all of it.</param>
    public static ImmutableArray<CriterionAmendment> Between(Protocol before, Protocol after, Func<Protocol, Criterion, IEnumerable<string>> words)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(words);
        var olds = before.Criteria.ToDictionary(criterion => criterion.Id, criterion => Worded(before, criterion, words), StringComparer.Ordinal);
        var amendments = ImmutableArray.CreateBuilder<CriterionAmendment>();
        foreach (var criterion in after.Criteria)
        {
            var now = Worded(after, criterion, words);
            if (!olds.Remove(criterion.Id, out var old) || !old.IsSame(now))
            {
                amendments.Add(new CriterionAmendment(criterion.Id, old, now));
            }
        }

        amendments.AddRange(before.Criteria.Where(criterion => olds.ContainsKey(criterion.Id)).Select(criterion => new CriterionAmendment(criterion.Id, olds[criterion.Id], null)));
        return amendments.ToImmutable();
    }

    private static WordedCriterion Worded(Protocol protocol, Criterion criterion, Func<Protocol, Criterion, IEnumerable<string>> words)
        => new(criterion.Category, criterion.Text, [.. words(protocol, criterion)]);
}
