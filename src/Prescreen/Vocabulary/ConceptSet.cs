using System.Collections.Immutable;

namespace Prescreen.Vocabulary;

/// <summary>The concepts a code or a text belongs to. Immutable; within one vocabulary two equal sets are the same object.</summary>
public sealed class ConceptSet
{
    private readonly ulong[] bits;
    private readonly Concept[] items;

    internal ConceptSet(ReadOnlySpan<ulong> mask)
    {
        bits = mask.ToArray();
        items = ItemsOf(bits);
    }

    /// <summary>No concept: the code means nothing to any active protocol. One object for all vocabularies.</summary>
    public static ConceptSet Empty { get; } = new([]);

    /// <summary>True for the set without concepts.</summary>
    public bool IsEmpty => items.Length == 0;

    /// <summary>The concepts in ascending order of index.</summary>
    public ReadOnlySpan<Concept> Items => items;

    internal ReadOnlySpan<ulong> Mask => bits;

    /// <summary>True where the code or text means this concept.</summary>
    public bool Contains(Concept concept)
    {
        var word = concept.Index >> 6;
        return (uint)word < (uint)bits.Length && (bits[word] & (1UL << (concept.Index & 63))) != 0;
    }

    /// <summary>True where the two sets share a concept.</summary>
    public bool ContainsAny(ConceptSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var shared = Math.Min(bits.Length, other.bits.Length);
        for (var word = 0; word < shared; word++)
        {
            if ((bits[word] & other.bits[word]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where the code or text means one of these concepts.</summary>
    public bool ContainsAny(ImmutableArray<Concept> concepts)
    {
        foreach (var concept in concepts)
        {
            if (Contains(concept))
            {
                return true;
            }
        }

        return false;
    }

    private static Concept[] ItemsOf(ulong[] mask)
    {
        List<Concept> found = [];
        for (var index = 0; index < mask.Length * 64; index++)
        {
            if ((mask[index >> 6] & (1UL << (index & 63))) != 0)
            {
                found.Add(new Concept(index));
            }
        }

        return [.. found];
    }
}
