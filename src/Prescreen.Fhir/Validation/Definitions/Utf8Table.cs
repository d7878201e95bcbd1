namespace Prescreen.Fhir.Validation.Definitions;

/// <summary>Values by name, asked for with the bytes of a JSON member's name so that no string is made. Filled once, then only read.</summary>
internal sealed class Utf8Table<T>
    where T : class
{
    private readonly int[] heads;
    private readonly List<(byte[] Name, T Value, int Next)> entries;

    public Utf8Table(IReadOnlyList<(string Name, T Value)> values)
    {
        heads = new int[int.Max(4, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(values.Count * 2)))];
        Array.Fill(heads, -1);
        entries = new List<(byte[], T, int)>(values.Count);
        foreach (var (name, value) in values)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(name);
            if (Find(bytes) is null)
            {
                var slot = Slot(bytes);
                entries.Add((bytes, value, heads[slot]));
                heads[slot] = entries.Count - 1;
            }
        }
    }

    /// <summary>The value of that name, or null.</summary>
    public T? Find(ReadOnlySpan<byte> name)
    {
        for (var at = heads[Slot(name)]; at >= 0; at = entries[at].Next)
        {
            if (name.SequenceEqual(entries[at].Name))
            {
                return entries[at].Value;
            }
        }

        return null;
    }

    private int Slot(ReadOnlySpan<byte> name)
    {
        var hash = 2166136261u;
        foreach (var one in name)
        {
            hash = unchecked((hash ^ one) * 16777619u);
        }

        return (int)(hash & (uint)(heads.Length - 1));
    }
}
