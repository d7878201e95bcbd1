using System.Collections.Immutable;
using Prescreen.Evaluation;

namespace Prescreen.Insights;

/// <summary>Outcomes of criteria in a byte each, as a store keeps them and a worklist holds them.</summary>
/// <param name="ids">The criteria's ids: one array that all subjects of a protocol's version should share.</param>
/// <param name="outcomes">An <see cref="Outcome"/> per criterion.</param>
/// <param name="changes">The criteria that time changes, by their place, ascending, and when.</param>
public sealed class PackedOutcomes(ImmutableArray<string> ids, ImmutableArray<byte> outcomes, ImmutableArray<(int Index, DateOnly Day)> changes)
{
    /// <summary>Of no criterion.</summary>
    public static PackedOutcomes None { get; } = new([], [], []);

    /// <summary>The criteria's ids.</summary>
    public ImmutableArray<string> Criteria => ids;

    /// <summary>An <see cref="Outcome"/> per criterion.</summary>
    public ImmutableArray<byte> Bytes => outcomes;

    /// <summary>The criteria that time changes, by their place, ascending, and when.</summary>
    public ImmutableArray<(int Index, DateOnly Day)> Changes => changes;

    internal int Length => outcomes.Length;

    internal IEnumerable<CriterionOutcome> All
    {
        get
        {
            var next = 0;
            for (var i = 0; i < outcomes.Length; i++)
            {
                var isChanging = next < changes.Length && changes[next].Index == i;
                yield return new CriterionOutcome(ids[i], (Outcome)outcomes[i], isChanging ? changes[next++].Day : null);
            }
        }
    }

    internal CriterionOutcome? NextChange
    {
        get
        {
            if (changes.IsEmpty)
            {
                return null;
            }

            var first = changes.MinBy(change => change.Day);
            return new CriterionOutcome(ids[first.Index], (Outcome)outcomes[first.Index], first.Day);
        }
    }

    internal static PackedOutcomes Of(ImmutableArray<CriterionOutcome> all) => new(
        [.. all.Select(one => one.Id)],
        [.. all.Select(one => (byte)one.Outcome)],
        [.. all.Select((one, index) => (one.ChangesAt, index)).Where(one => one.ChangesAt is not null).Select(one => (one.index, one.ChangesAt!.Value))]);

    internal IEnumerable<string> Ids(Outcome outcome)
    {
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (outcomes[i] == (byte)outcome)
            {
                yield return ids[i];
            }
        }
    }

    internal int Count(Outcome outcome) => outcomes.AsSpan().Count((byte)outcome);

    internal Outcome? Of(string criterion)
    {
        var index = ids.IndexOf(criterion);
        return index < 0 ? null : (Outcome)outcomes[index];
    }

    internal bool IsSame(PackedOutcomes other) => ids.AsSpan().SequenceEqual(other.Criteria.AsSpan()) && outcomes.AsSpan().SequenceEqual(other.Bytes.AsSpan()) && changes.AsSpan().SequenceEqual(other.Changes.AsSpan());

    /// <summary>How many only.</summary>
    public override string ToString() => $"{outcomes.Length} outcomes";
}
