namespace Prescreen.Vocabulary;

/// <summary>A frozen open-addressing table from (system, code bytes) to a value; never grows after it is built, never allocates to answer.</summary>
internal sealed class CodeTable<TValue>
    where TValue : class
{
    private readonly int[] slots;
    private readonly Entry[] entries;
    private readonly int mask;

    public CodeTable(IEnumerable<(int System, byte[] Code, TValue Value)> rows)
    {
        entries = [.. rows.Select(row => new Entry(row.System, row.Code, row.Value))];
        var size = 16;
        while (size < entries.Length * 3)
        {
            size *= 2;
        }

        mask = size - 1;
        slots = new int[size];
        for (var index = 0; index < entries.Length; index++)
        {
            var slot = (int)(HashOf(entries[index].System, entries[index].Code) & (uint)mask);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            slots[slot] = index + 1;
        }
    }

    public static uint HashOf(int system, ReadOnlySpan<byte> code)
    {
        var hash = CodeText.Hash(system);
        foreach (var value in code)
        {
            hash = CodeText.Hash(hash, value);
        }

        return hash;
    }

    public TValue? Find(int system, ReadOnlySpan<byte> code) => Find(system, code, HashOf(system, code));

    public TValue? Find(int system, ReadOnlySpan<byte> code, uint hash)
    {
        var slot = (int)(hash & (uint)mask);
        while (slots[slot] != 0)
        {
            ref readonly var entry = ref entries[slots[slot] - 1];
            if (entry.System == system && code.SequenceEqual(entry.Code))
            {
                return entry.Value;
            }

            slot = (slot + 1) & mask;
        }

        return null;
    }

    /// <summary>The value of the longest stored code that the given one starts with, in one pass over the code.</summary>
    public TValue? FindLongestPrefix(int system, ReadOnlySpan<byte> code)
    {
        var hash = CodeText.Hash(system);
        TValue? longest = null;
        for (var length = 1; length <= code.Length; length++)
        {
            hash = CodeText.Hash(hash, code[length - 1]);
            longest = Find(system, code[..length], hash) ?? longest;
        }

        return longest;
    }

    private readonly record struct Entry(int System, byte[] Code, TValue Value);
}
