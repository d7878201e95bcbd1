namespace Prescreen.Fhir.Json.Facts;

/// <summary>
/// What reading one resource needs for a moment and the next resource uses again: the members found so far and the bytes of unescaped texts. Not for two
/// threads at once.
/// </summary>
internal sealed class JsonScratch
{
    private JsonMember[] members = new JsonMember[256];
    private byte[] bytes = new byte[1024];
    private int used;

    public int Count { get; private set; }

    /// <summary>True once a text held a lone surrogate or bytes that aren't UTF-8, which were replaced.</summary>
    public bool HasReplaced { get; set; }

    /// <summary>The name of the first member that stood twice in its object; null where none did.</summary>
    public string? Duplicate { get; set; }

    public void Reset()
    {
        Count = 0;
        used = 0;
        HasReplaced = false;
        Duplicate = null;
    }

    public void Push(JsonMember member)
    {
        if (Count == members.Length)
        {
            Array.Resize(ref members, members.Length * 2);
        }

        members[Count++] = member;
    }

    public ref readonly JsonMember At(int index) => ref members[index];

    /// <summary>Room for a text; spans given before stay valid.</summary>
    public Span<byte> Rent(int length)
    {
        if (bytes.Length - used < length)
        {
            bytes = new byte[Math.Max(bytes.Length, length)];
            used = 0;
        }

        var room = bytes.AsSpan(used, length);
        used += length;
        return room;
    }
}
