namespace Prescreen.Narrative.Scanning;

/// <summary>A growing list of tokens, used again for the next sentence.</summary>
internal sealed class TokenBuffer
{
    private Token[] tokens = new Token[256];

    public int Count { get; private set; }

    public ref readonly Token this[int index] => ref tokens[index];

    public void Add(Token token)
    {
        if (Count == tokens.Length)
        {
            Array.Resize(ref tokens, Count * 2);
        }

        tokens[Count++] = token;
    }

    public ReadOnlySpan<Token> Slice(int first, int end) => tokens.AsSpan(first, end - first);

    /// <summary>Drops the first ones.</summary>
    public void Drop(int count)
    {
        Array.Copy(tokens, count, tokens, 0, Count - count);
        Count -= count;
    }

    public void Clear() => Count = 0;
}
