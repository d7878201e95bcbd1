namespace Prescreen.Narrative.Findings.Staining;

/// <summary>The items of a sentence, in order. Items are read in place, for they are looked at far more often than made.</summary>
internal sealed class StainItems
{
    private StainItem[] items = new StainItem[64];
    private ulong kinds;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>An item.</summary>
    public ref readonly StainItem this[int index] => ref items.AsSpan(0, Count)[index];

    /// <summary>False where no item is of a kind; true is a hint only, for items may have been removed.</summary>
    public bool MayHave(StainKind kind) => (kinds & (1UL << (int)kind)) != 0;

    /// <summary>Forgets all.</summary>
    public void Clear() => (Count, kinds) = (0, 0);

    /// <summary>Adds an item at the end.</summary>
    public void Add(in StainItem item)
    {
        Note(item.Kind);
        if (Count == items.Length)
        {
            Array.Resize(ref items, Count * 2);
        }

        items[Count++] = item;
    }

    /// <summary>Puts an item before another.</summary>
    public void Insert(int at, in StainItem item)
    {
        Add(item);
        items.AsSpan(at, Count - 1 - at).CopyTo(items.AsSpan(at + 1));
        items[at] = item;
    }

    /// <summary>Puts an item in another's place.</summary>
    public void Replace(int at, in StainItem item)
    {
        Note(item.Kind);
        items[at] = item;
    }

    /// <summary>Takes an item out.</summary>
    public void RemoveAt(int at)
    {
        items.AsSpan(at + 1, Count - at - 1).CopyTo(items.AsSpan(at));
        Count--;
    }

    /// <summary>The first item of a kind from one to another (exclusive); -1 where none.</summary>
    public int Find(StainKind kind, int from, int to)
    {
        for (var at = from; at < to && MayHave(kind); at++)
        {
            if (items[at].Kind == kind)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>True where an item is of a kind.</summary>
    public bool Has(StainKind kind) => Find(kind, 0, Count) >= 0;

    /// <summary>The first item that begins at a token or after it; the count where none.</summary>
    public int FirstFrom(int token)
    {
        for (var at = 0; at < Count; at++)
        {
            if (items[at].First >= token)
            {
                return at;
            }
        }

        return Count;
    }

    private void Note(StainKind kind) => kinds |= 1UL << (int)kind;
}
