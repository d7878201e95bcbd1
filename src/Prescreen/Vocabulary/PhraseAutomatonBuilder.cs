namespace Prescreen.Vocabulary;

/// <summary>Builds a <see cref="PhraseAutomaton"/>: a trie of the phrases, made total by following each state's longest proper suffix.</summary>
internal sealed class PhraseAutomatonBuilder
{
    private readonly byte[] classes = new byte[256];
    private readonly List<int[]> trie = [];
    private readonly List<ulong[]?> rows = [];
    private readonly int words;
    private readonly int classCount;

    private PhraseAutomatonBuilder(IReadOnlyList<Phrase> phrases, int words)
    {
        this.words = words;
        var used = 0;
        foreach (var value in phrases.SelectMany(phrase => phrase.Pattern).Distinct().Order())
        {
            classes[value] = (byte)++used;
        }

        classCount = used + 1;
    }

    /// <summary>The automaton, or null where the phrases need more states than it can have.</summary>
    public static PhraseAutomaton? Build(IReadOnlyList<Phrase> phrases, int words)
    {
        var builder = new PhraseAutomatonBuilder(phrases, words);
        builder.AddState();
        foreach (var phrase in phrases)
        {
            builder.Add(phrase);
            if (builder.trie.Count > PhraseAutomaton.MostStates)
            {
                return null;
            }
        }

        return builder.Finish();
    }

    private int AddState()
    {
        trie.Add(new int[classCount]);
        rows.Add(null);
        return trie.Count - 1;
    }

    private void Add(Phrase phrase)
    {
        var state = 0;
        foreach (var value in phrase.Pattern)
        {
            var symbol = classes[value];
            if (trie[state][symbol] == 0)
            {
                trie[state][symbol] = AddState();
            }

            state = trie[state][symbol];
        }

        var row = rows[state] ??= new ulong[words * 2];
        row[(phrase.Vetoes ? words : 0) + (phrase.Concept >> 6)] |= 1UL << (phrase.Concept & 63);
    }

    private PhraseAutomaton Finish()
    {
        CompleteByBreadth();
        var next = new ushort[trie.Count * classCount];
        var outputs = new int[trie.Count];
        List<ulong> masks = [];
        for (var state = 0; state < trie.Count; state++)
        {
            for (var symbol = 0; symbol < classCount; symbol++)
            {
                next[(state * classCount) + symbol] = (ushort)trie[state][symbol];
            }

            if (rows[state] is { } row)
            {
                masks.AddRange(row);
                outputs[state] = masks.Count / row.Length;
            }
        }

        return new PhraseAutomaton(classes, next, outputs, [.. masks], words);
    }

    private void CompleteByBreadth()
    {
        var suffix = new int[trie.Count];
        Queue<int> waiting = new(trie[0].Where(child => child != 0));
        while (waiting.TryDequeue(out var state))
        {
            for (var symbol = 0; symbol < classCount; symbol++)
            {
                var child = trie[state][symbol];
                if (child == 0)
                {
                    trie[state][symbol] = trie[suffix[state]][symbol];
                    continue;
                }

                suffix[child] = trie[suffix[state]][symbol];
                Inherit(child, suffix[child]);
                waiting.Enqueue(child);
            }
        }
    }

    private void Inherit(int state, int suffix)
    {
        if (rows[suffix] is not { } inherited)
        {
            return;
        }

        var row = rows[state] ??= new ulong[words * 2];
        for (var word = 0; word < row.Length; word++)
        {
            row[word] |= inherited[word];
        }
    }
}
