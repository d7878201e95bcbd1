namespace Prescreen.Vocabulary;

/// <summary>
/// Finds all phrases of a vocabulary in one pass over a text (Aho and Corasick, 1975), as a dense table of states by byte class.
/// A concept counts where one of its phrases stands in the text and none of its vetoes does.
/// </summary>
internal sealed class PhraseAutomaton
{
    /// <summary>States are 16 bits wide to keep the table in the cache; more phrases than this holds are a compile problem.</summary>
    public const int MostStates = ushort.MaxValue;

    private readonly byte[] classes;
    private readonly int classCount;
    private readonly ushort[] next;
    private readonly int[] outputs;
    private readonly ulong[] masks;
    private readonly int words;

    /// <param name="classes">The class of each byte; 0 is every byte that no phrase holds.</param>
    /// <param name="next">The state after a class, by state × classes + class.</param>
    /// <param name="outputs">By state: 0, or 1 + the row in <paramref name="masks"/>.</param>
    /// <param name="masks">Rows of found concepts and then vetoed ones.</param>
    /// <param name="words">How many 64-bit words each half of a row has.</param>
    internal PhraseAutomaton(byte[] classes, ushort[] next, int[] outputs, ulong[] masks, int words)
    {
        this.classes = classes;
        classCount = classes.Max() + 1;
        this.next = next;
        this.outputs = outputs;
        this.masks = masks;
        this.words = words;
    }

    public ConceptSet Find(ReadOnlySpan<byte> text, ConceptInterner interner)
    {
        Span<ulong> found = stackalloc ulong[words * 2];
        var run = new Run(this, found);
        TextFolding.Fold(text, ref run);
        for (var word = 0; word < words; word++)
        {
            found[word] &= ~found[words + word];
        }

        return interner.Intern(found[..words]);
    }

    private ref struct Run(PhraseAutomaton automaton, Span<ulong> found) : IFoldedText
    {
        private readonly Span<ulong> found = found;
        private int state;

        public void Put(byte value)
        {
            state = automaton.next[(state * automaton.classCount) + automaton.classes[value]];
            var output = automaton.outputs[state];
            if (output == 0)
            {
                return;
            }

            var row = automaton.masks.AsSpan((output - 1) * found.Length, found.Length);
            for (var word = 0; word < row.Length; word++)
            {
                found[word] |= row[word];
            }
        }
    }
}
