using Prescreen.Screening.Ledger;

namespace Prescreen.Worklist.Reading;

/// <summary>Puts subjects in an order; one that is the same each time, so that paging neither repeats nor skips.</summary>
internal static class SubjectOrder
{
    private const long Last = long.MaxValue;

    /// <summary>Sorts in place.</summary>
    public static void Sort(ScreeningHead[] heads, ListSort sort)
    {
        var keys = new Rank[heads.Length];
        for (var i = 0; i < heads.Length; i++)
        {
            var (first, second) = Key(heads[i], sort);
            keys[i] = new Rank(first, second, heads[i].Id);
        }

        Array.Sort(keys, heads);
    }

    private static (long First, long Second) Key(ScreeningHead head, ListSort sort)
    {
        var changed = head.ChangedAt.UtcTicks;
        switch (sort)
        {
            case ListSort.Attention:
                var level = Attention.Level(head);
                return (((long)level << 32) + Attention.Within(head, level), changed);
            case ListSort.Changed:
                return (-changed, 0);
            case ListSort.Expires:
                return (head.ChangesAt?.UtcTicks ?? Last, changed);
            case ListSort.Margin:
                return (Attention.IsNearMiss(head) ? (long)(Attention.WidestMargin(head) * 10000m) : Last, changed);
            default:
                throw new ArgumentOutOfRangeException(nameof(sort));
        }
    }

    private readonly record struct Rank(long First, long Second, long Id) : IComparable<Rank>
    {
        public int CompareTo(Rank other)
            => First != other.First ? First.CompareTo(other.First) : Second != other.Second ? Second.CompareTo(other.Second) : Id.CompareTo(other.Id);
    }
}
