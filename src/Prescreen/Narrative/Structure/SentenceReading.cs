using System.Globalization;
using System.Runtime.InteropServices;
using Prescreen.Facts;
using Prescreen.Narrative.Context;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Scanning;

namespace Prescreen.Narrative.Structure;

/// <summary>
/// One sentence, or one row of a table, as extractors see it: its tokens, the lexicon's words in it, and where in the report it stands. Token indexes count
/// from the sentence's first. Used again for the next sentence: keep nothing of it but what is copied.
/// </summary>
internal sealed class SentenceReading
{
    private readonly List<TermHit> subjects = [];
    private readonly List<TermHit> own = [];
    private readonly List<TermHit> stains = [];
    private readonly AssertionReader assertions = new();
    private TokenBuffer? buffer;
    private int first;
    private int end;
    private Assertion lead;
    private Assertion leadOfNext;

    /// <summary>The whole report.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The sentence's tokens.</summary>
    public ReadOnlySpan<Token> Tokens => buffer!.Slice(first, end);

    /// <summary>The lexicon's words about subjects (markers, sites, results …), leftmost and longest, in order. Several entries may share the same words.</summary>
    public List<TermHit> Subjects => subjects;

    /// <summary>The lexicon's words about stains, a layer of their own.</summary>
    public List<TermHit> Stains => stains;

    /// <summary>The bits of the subjects' roles.</summary>
    public ulong Roles { get; private set; }

    /// <summary>A user's own terms: all of them, also those within others.</summary>
    public List<TermHit> Own => own;

    /// <summary>The words that set assertions, and those that end their reach.</summary>
    public List<TermHit> Context => assertions.Hits;

    /// <summary>The section.</summary>
    public SectionKind Section { get; private set; }

    /// <summary>The specimen's part, "A"; null where none.</summary>
    public string? Part { get; private set; }

    /// <summary>True in an addendum.</summary>
    public bool IsAmendment { get; private set; }

    /// <summary>True where a blank line, a heading or the text's beginning stands before it: what was spoken of before is over.</summary>
    public bool BeginsParagraph { get; private set; }

    /// <summary>True where it is a row with columns.</summary>
    public bool IsRow { get; private set; }

    /// <summary>What the words from one token to another (exclusive) are asserted to be, by the sentence and the section.</summary>
    public Assertion AssertionOf(int firstToken, int endToken)
        => assertions.Of(Text, Tokens, firstToken, endToken, Section) is var said and not Assertion.Present ? said : lead;

    /// <summary>What a hit's words are asserted to be.</summary>
    public Assertion AssertionOf(in TermHit hit) => AssertionOf(hit.First, hit.End);

    /// <summary>What the sentence alone asserts, the section left aside.</summary>
    public Assertion AssertionInSentence(int firstToken, int endToken) => assertions.Of(Text, Tokens, firstToken, endToken, SectionKind.Other);

    /// <summary>The words of a range of tokens as written.</summary>
    public ReadOnlySpan<char> Words(int firstToken, int endToken) => Text.AsSpan(Tokens[firstToken].Start, Tokens[endToken - 1].End - Tokens[firstToken].Start);

    /// <summary>The number of a number token; null for other tokens and for numbers too long to be one.</summary>
    public decimal? NumberAt(int token)
    {
        if (token < 0 || token >= Tokens.Length || Tokens[token] is not { Kind: TokenKind.Number } number || number.End - number.Start > 20)
        {
            return null;
        }

        if (number.End - number.Start <= 9 && Whole(Text.AsSpan(number.Start, number.End - number.Start)) is >= 0 and var whole)
        {
            return whole;
        }

        Span<char> digits = stackalloc char[20];
        var length = 0;
        for (var at = number.Start; at < number.End; at++)
        {
            if (CharTable.Fold(Text[at]) is var unit and not ',')
            {
                digits[length++] = unit;
            }
        }

        return decimal.TryParse(digits[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>True where a subject of some roles may be in the sentence, see <see cref="RoleBits"/>.</summary>
    public bool MayHave(ulong roles) => (Roles & roles) != 0;

    /// <summary>True where the token at an index is this sign.</summary>
    public bool IsSign(int token, char sign) => token >= 0 && token < Tokens.Length && Tokens[token].Is(sign);

    /// <summary>A new report: nothing leads into its first sentence, even where it is the same text again.</summary>
    internal void BeginReport() => leadOfNext = Assertion.Present;

    internal void Begin(string text, TokenBuffer tokens, int firstToken, int endToken, TermTrie trie, Place place)
    {
        lead = leadOfNext;
        (Text, buffer, first, end) = (text, tokens, firstToken, endToken);
        (Section, Part, IsAmendment, BeginsParagraph, IsRow) = (place.Section, place.Part, place.IsAmendment, place.BeginsParagraph, place.IsRow);
        subjects.Clear();
        own.Clear();
        stains.Clear();
        assertions.Clear();
        Span<int> ends = stackalloc int[TermTrie.Layers];
        Span<int> nodes = stackalloc int[TermTrie.Layers];
        Span<int> taken = stackalloc int[TermTrie.Layers];
        taken.Clear();
        var all = Tokens;
        for (var at = 0; at < all.Length; at++)
        {
            if (!trie.Begins(all[at].Word))
            {
                continue;
            }

            var found = trie.Match(text, all, at, ends, nodes);
            if (found == 0)
            {
                continue;
            }

            Take(trie, Layer.Subject, found, at, ends, nodes, taken, subjects);
            if ((found & (1 << (int)Layer.Own)) != 0)
            {
                trie.MatchOwn(all, at, own);
            }

            Take(trie, Layer.Staining, found, at, ends, nodes, taken, stains);
            Take(trie, Layer.Context, found, at, ends, nodes, taken, assertions.Hits);
        }

        assertions.Settle();
        Roles = 0;
        foreach (ref readonly var hit in CollectionsMarshal.AsSpan(subjects))
        {
            Roles |= hit.Term.RoleBit;
        }

        FollowLead(all);
    }

    // Most numbers are plain digits.
    private static int Whole(ReadOnlySpan<char> digits)
    {
        var whole = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return -1;
            }

            whole = (whole * 10) + (digit - '0');
        }

        return whole;
    }

    // "No evidence of:" holds for the list below it.
    private void FollowLead(ReadOnlySpan<Token> all)
    {
        var isItem = all[0].Gap is not Gap.Line || all[0].Sign is '-' or '*' or '•' or '·' or '●' || (all.Length > 1 && all[0].Kind is TokenKind.Number && all[1].Sign is '.' or ')' or '、');
        lead = isItem ? lead : Assertion.Present;
        leadOfNext = all[^1].Is(':') ? assertions.Of(Text, all, all.Length, all.Length, SectionKind.Other) : lead;
    }

    private void Take(TermTrie trie, Layer layer, int found, int at, Span<int> ends, Span<int> nodes, Span<int> taken, List<TermHit> into)
    {
        var index = (int)layer;
        if ((found & (1 << index)) == 0 || at < taken[index])
        {
            return;
        }

        taken[index] = ends[index];
        foreach (var term in trie.TermsAt(nodes[index], layer))
        {
            if (TermTrie.IsWrittenSo(Text, Tokens[at..ends[index]], term))
            {
                into.Add(new TermHit(term, at, ends[index]));
            }
        }
    }
}
