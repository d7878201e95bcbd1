namespace Prescreen.Fhir.Json.Facts;

/// <summary>
/// Remembers what was made of byte strings met before (a unit, a CodeableConcept), for a hospital writes the same few thousand again and again. Bounded: when
/// it is full it starts again, and what is long is made anew each time.
/// </summary>
internal sealed class Utf8Cache<TValue>(int capacity, int longest)
    where TValue : class
{
    private readonly Dictionary<int, int> heads = [];
    private readonly List<(byte[] Key, TValue Value, int Next)> entries = [];

    public TValue? Find(ReadOnlySpan<byte> key, out int hash)
    {
        hash = Hash(key);
        if (!heads.TryGetValue(hash, out var index))
        {
            return null;
        }

        for (; index >= 0; index = entries[index].Next)
        {
            if (key.SequenceEqual(entries[index].Key))
            {
                return entries[index].Value;
            }
        }

        return null;
    }

    public void Add(ReadOnlySpan<byte> key, int hash, TValue value)
    {
        if (entries.Count == capacity)
        {
            entries.Clear();
            heads.Clear();
        }

        if (key.Length <= longest)
        {
            entries.Add((key.ToArray(), value, heads.TryGetValue(hash, out var next) ? next : -1));
            heads[hash] = entries.Count - 1;
        }
    }

    private static int Hash(ReadOnlySpan<byte> key)
    {
        var hash = (ulong)key.Length;
        while (key.Length >= sizeof(ulong))
        {
            hash = unchecked((hash ^ BitConverter.ToUInt64(key)) * 0x9E3779B97F4A7C15UL);
            hash ^= hash >> 29;
            key = key[sizeof(ulong)..];
        }

        foreach (var value in key)
        {
            hash = unchecked((hash ^ value) * 0x9E3779B97F4A7C15UL);
        }

        return unchecked((int)(hash ^ (hash >> 32)));
    }
}
