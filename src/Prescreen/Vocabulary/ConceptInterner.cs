using System.Collections.Concurrent;

namespace Prescreen.Vocabulary;

/// <summary>One <see cref="ConceptSet"/> object per distinct set of a vocabulary; safe for many threads; a set seen before costs no allocation.</summary>
internal sealed class ConceptInterner
{
    private readonly ConcurrentDictionary<ulong[], ConceptSet> sets = new(MaskComparer.Instance);
    private readonly ConcurrentDictionary<ulong[], ConceptSet>.AlternateLookup<ReadOnlySpan<ulong>> byMask;

    public ConceptInterner(int concepts)
    {
        Words = (concepts + 63) / 64;
        byMask = sets.GetAlternateLookup<ReadOnlySpan<ulong>>();
    }

    /// <summary>How many 64-bit words a mask of this vocabulary has.</summary>
    public int Words { get; }

    public ConceptSet Intern(ReadOnlySpan<ulong> mask)
    {
        if (!mask.ContainsAnyExcept(0UL))
        {
            return ConceptSet.Empty;
        }

        return byMask.TryGetValue(mask, out var known) ? known : sets.GetOrAdd(mask.ToArray(), static made => new ConceptSet(made));
    }

    public ConceptSet Union(ConceptSet left, ConceptSet right)
    {
        if (ReferenceEquals(left, right) || right.IsEmpty)
        {
            return left;
        }

        if (left.IsEmpty)
        {
            return right;
        }

        Span<ulong> mask = stackalloc ulong[Words];
        for (var word = 0; word < mask.Length; word++)
        {
            mask[word] = left.Mask[word] | right.Mask[word];
        }

        return Intern(mask);
    }

    private sealed class MaskComparer : IEqualityComparer<ulong[]>, IAlternateEqualityComparer<ReadOnlySpan<ulong>, ulong[]>
    {
        public static readonly MaskComparer Instance = new();

        public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<ulong> alternate, ulong[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ulong[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<ulong> alternate)
        {
            var hash = 17UL;
            foreach (var word in alternate)
            {
                hash = unchecked((hash ^ word) * 0x9E3779B97F4A7C15UL);
            }

            return unchecked((int)(hash ^ (hash >> 32)));
        }

        public ulong[] Create(ReadOnlySpan<ulong> alternate) => alternate.ToArray();
    }
}
