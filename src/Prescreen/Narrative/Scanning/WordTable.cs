namespace Prescreen.Narrative.Scanning;

/// <summary>The lexicon's words by their folded characters; open addressing, read by many threads at once.</summary>
internal sealed class WordTable
{
    private const uint Seed = 2166136261, Step = 16777619;

    private readonly int[] slots;
    private readonly string[] words;
    private readonly int mask;

    public WordTable(IReadOnlyCollection<string> folded)
    {
        words = ["", .. folded];
        var size = 64;
        while (size < words.Length * 4)
        {
            size *= 2;
        }

        (slots, mask) = (new int[size], size - 1);
        for (var id = 1; id < words.Length; id++)
        {
            var slot = (int)(HashOf(words[id]) & (uint)mask);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            slots[slot] = id;
        }
    }

    /// <summary>How many words there are, and the id of none.</summary>
    public int Count => words.Length;

    public static uint Begin => Seed;

    public static uint Add(uint hash, char folded) => unchecked((hash ^ folded) * Step);

    /// <summary>The word's id, or 0.</summary>
    public int Find(uint hash, ReadOnlySpan<char> raw)
    {
        var slot = (int)(hash & (uint)mask);
        while (slots[slot] is var id and not 0)
        {
            if (Equal(words[id], raw))
            {
                return id;
            }

            slot = (slot + 1) & mask;
        }

        return 0;
    }

    public int Find(string folded) => Find(HashOf(folded), folded);

    private static bool Equal(string word, ReadOnlySpan<char> raw)
    {
        if (word.Length != raw.Length)
        {
            return false;
        }

        for (var at = 0; at < raw.Length; at++)
        {
            if (word[at] != CharTable.Fold(raw[at]))
            {
                return false;
            }
        }

        return true;
    }

    private static uint HashOf(string folded)
    {
        var hash = Begin;
        foreach (var unit in folded)
        {
            hash = Add(hash, unit);
        }

        return hash;
    }
}
