using System.Collections.Immutable;
using System.Numerics;
using Prescreen.Narrative.Lexicon;

namespace Prescreen.Narrative.Scanning;

/// <summary>All wordings of a lexicon as a trie over its words. A hyphen or slash in the text between two words of a wording doesn't matter.</summary>
internal sealed class TermTrie
{
    /// <summary>How many <see cref="Layer"/>s there are.</summary>
    public const int Layers = 5;

    private readonly int[] firsts;
    private readonly EdgeTable edges = new();
    private readonly List<ImmutableArray<Term>[]?> building = [null];
    private ImmutableArray<Term>[]?[] ends = [];
    private byte[] layersAt = [];

    private TermTrie(WordTable words)
    {
        Words = words;
        firsts = new int[words.Count];
    }

    /// <summary>The words.</summary>
    public WordTable Words { get; }

    /// <summary>The trie of all wordings.</summary>
    public static TermTrie Build(IEnumerable<LexiconEntry> entries, Func<LexiconEntry, Layer> layerOf)
    {
        var wordings = entries.SelectMany(entry => entry.Words.Select(words => (Entry: entry, Tokens: TermWords.Of(words)))).Where(one => one.Tokens.Count > 0).ToList();
        var table = new WordTable([.. wordings.SelectMany(one => one.Tokens).Select(TermWords.Fold).Distinct(StringComparer.Ordinal)]);
        var verbs = wordings.Where(one => one.Entry.Role == Roles.Verb).SelectMany(one => one.Tokens).ToHashSet(StringComparer.OrdinalIgnoreCase);
        TermTrie trie = new(table);
        foreach (var (entry, tokens) in wordings)
        {
            var layer = layerOf(entry);
            trie.Add(tokens, new Term(entry, layer, entry.IsCaseExact ? [.. tokens] : [], tokens.Any(verbs.Contains)));
        }

        trie.Settle();
        return trie;
    }

    /// <summary>True where some wording begins with the word.</summary>
    public bool Begins(int word) => firsts[word] != 0;

    /// <summary>
    /// The longest wordings of each layer that begin at a token: where each ends, and at which node. Gives a bit for each layer that has one; what stands of the
    /// others means nothing.
    /// </summary>
    public int Match(string text, ReadOnlySpan<Token> tokens, int first, Span<int> endOf, Span<int> nodeOf)
    {
        var node = firsts[tokens[first].Word];
        var at = first;
        var found = 0;
        while (node != 0)
        {
            if (layersAt[node] != 0)
            {
                found |= Note(text, tokens[first..(at + 1)], at + 1, node, endOf, nodeOf);
            }

            at++;
            if (at < tokens.Length && tokens[at].Sign is '-' or '/' && Next(node, tokens[at].Word) == 0)
            {
                at++;
            }

            node = at < tokens.Length ? Next(node, tokens[at].Word) : 0;
        }

        return found;
    }

    /// <summary>Adds all own terms that begin at a token, shorter ones too.</summary>
    public void MatchOwn(ReadOnlySpan<Token> tokens, int first, List<TermHit> into)
    {
        var node = firsts[tokens[first].Word];
        var at = first;
        while (node != 0)
        {
            at++;
            if (ends[node] is { } terms && !terms[(int)Layer.Own].IsDefault)
            {
                foreach (var term in terms[(int)Layer.Own])
                {
                    into.Add(new TermHit(term, first, at));
                }
            }

            if (at < tokens.Length && tokens[at].Sign is '-' or '/' && Next(node, tokens[at].Word) == 0)
            {
                at++;
            }

            node = at < tokens.Length ? Next(node, tokens[at].Word) : 0;
        }
    }

    /// <summary>The longest wording of a role that begins at a token of a line.</summary>
    public TermHit? Longest(TokenBuffer tokens, int first, Layer layer, string role)
    {
        TermHit? longest = null;
        var node = firsts[tokens[first].Word];
        for (var at = first; node != 0; node = at < tokens.Count ? Next(node, tokens[at].Word) : 0)
        {
            at++;
            if (ends[node] is { } terms && !terms[(int)layer].IsDefault)
            {
                foreach (var term in terms[(int)layer])
                {
                    longest = term.Role == role ? new TermHit(term, first, at) : longest;
                }
            }
        }

        return longest;
    }

    /// <summary>True where the word by itself has a role (and value) in the structure layer.</summary>
    public bool Is(int word, string role, string? value = null)
    {
        if (ends[firsts[word]] is not { } terms || terms[(int)Layer.Structure].IsDefault)
        {
            return false;
        }

        foreach (var term in terms[(int)Layer.Structure])
        {
            if (term.Role == role && (value is null || term.Value == value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The wordings that end at a node, of a layer.</summary>
    public ImmutableArray<Term> TermsAt(int node, Layer layer) => ends[node]![(int)layer];

    private int Note(string text, ReadOnlySpan<Token> words, int end, int node, Span<int> endOf, Span<int> nodeOf)
    {
        var found = 0;
        for (int left = layersAt[node]; left != 0; left &= left - 1)
        {
            var layer = BitOperations.TrailingZeroCount(left);
            if (IsAnyWrittenSo(text, words, ends[node]![layer]))
            {
                (endOf[layer], nodeOf[layer]) = (end, node);
                found |= 1 << layer;
            }
        }

        return found;
    }

    /// <summary>True unless letter case matters and differs.</summary>
    public static bool IsWrittenSo(string text, ReadOnlySpan<Token> tokens, Term term)
    {
        if (term.ExactWords.IsEmpty)
        {
            return true;
        }

        var word = 0;
        foreach (var token in tokens)
        {
            if (word < term.ExactWords.Length && text.AsSpan(token.Start, token.End - token.Start).SequenceEqual(term.ExactWords[word]))
            {
                word++;
            }
            else if (token.Kind is not TokenKind.Sign)
            {
                return false;
            }
        }

        return word == term.ExactWords.Length;
    }

    private static bool IsAnyWrittenSo(string text, ReadOnlySpan<Token> tokens, ImmutableArray<Term> terms)
    {
        foreach (var term in terms)
        {
            if (IsWrittenSo(text, tokens, term))
            {
                return true;
            }
        }

        return false;
    }

    private int Next(int node, int word) => word == 0 ? 0 : edges.Find(node, word);

    private void Add(IReadOnlyList<string> tokens, Term term)
    {
        var node = 0;
        foreach (var token in tokens)
        {
            var word = Words.Find(TermWords.Fold(token));
            if (node == 0)
            {
                node = firsts[word] = firsts[word] == 0 ? NewNode() : firsts[word];
            }
            else
            {
                var next = edges.Find(node, word);
                if (next == 0)
                {
                    next = NewNode();
                    edges.Add(node, word, next);
                }

                node = next;
            }
        }

        var terms = building[node] ??= new ImmutableArray<Term>[Layers];
        terms[(int)term.Layer] = terms[(int)term.Layer].IsDefault ? [term] : terms[(int)term.Layer].Add(term);
    }

    private int NewNode()
    {
        building.Add(null);
        return building.Count - 1;
    }

    private void Settle()
    {
        ends = [.. building];
        layersAt = new byte[ends.Length];
        for (var node = 0; node < ends.Length; node++)
        {
            for (var layer = 0; layer < Layers; layer++)
            {
                layersAt[node] |= ends[node] is { } terms && !terms[layer].IsDefaultOrEmpty ? (byte)(1 << layer) : (byte)0;
            }
        }
    }
}
