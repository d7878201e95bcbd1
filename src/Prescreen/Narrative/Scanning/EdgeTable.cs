namespace Prescreen.Narrative.Scanning;

/// <summary>The edges of a trie, from a node by a word to the next node; open addressing, read by many threads at once after it was filled.</summary>
internal sealed class EdgeTable
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong[] keys = new ulong[64];
    private int[] nexts = new int[64];
    private int count;
    private int shift = 58;

    /// <summary>The next node, or 0.</summary>
    public int Find(int node, int word)
    {
        var key = KeyOf(node, word);
        for (var slot = SlotOf(key); keys[slot] is var held and not 0; slot = (slot + 1) & (keys.Length - 1))
        {
            if (held == key)
            {
                return nexts[slot];
            }
        }

        return 0;
    }

    /// <summary>Adds an edge that isn't there yet; nodes count from one.</summary>
    public void Add(int node, int word, int next)
    {
        if (++count * 4 > keys.Length)
        {
            Grow();
        }

        Put(KeyOf(node, word), next);
    }

    private void Grow()
    {
        var (oldKeys, oldNexts) = (keys, nexts);
        (keys, nexts, shift) = (new ulong[oldKeys.Length * 2], new int[oldKeys.Length * 2], shift - 1);
        for (var slot = 0; slot < oldKeys.Length; slot++)
        {
            if (oldKeys[slot] != 0)
            {
                Put(oldKeys[slot], oldNexts[slot]);
            }
        }
    }

    private void Put(ulong key, int next)
    {
        var slot = SlotOf(key);
        while (keys[slot] != 0)
        {
            slot = (slot + 1) & (keys.Length - 1);
        }

        (keys[slot], nexts[slot]) = (key, next);
    }

    private int SlotOf(ulong key) => (int)(unchecked(key * Step) >> shift);

    private static ulong KeyOf(int node, int word) => ((ulong)(uint)node << 32) | (uint)word;
}
