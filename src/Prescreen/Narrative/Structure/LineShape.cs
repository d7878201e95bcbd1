using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Scanning;

namespace Prescreen.Narrative.Structure;

/// <summary>What a line looks like: a heading, a part, a bullet, a table's row, and whether it goes on with the one before.</summary>
internal readonly record struct LineShape
{
    private const int ShortestWrapped = 40;
    private const int ShortestChinese = 18;
    private const int LongestWord = 40;
    private const int ByHand = 24;

    private readonly int length;
    private readonly int firstWord;
    private readonly bool isOpen;
    private readonly bool endsInConnector;
    private readonly bool endsInComma;
    private readonly bool endsChinese;
    private readonly bool beginsSmall;
    private readonly bool beginsChinese;
    private readonly bool beginsItem;

    private LineShape(string text, int start, TokenBuffer tokens, int line, TermTrie trie)
    {
        ref readonly var first = ref tokens[line];
        ref readonly var last = ref tokens[tokens.Count - 1];
        (length, Content, Width) = (last.End - first.Start, line, last.End - start);
        firstWord = first.IsChinese ? 1 : WordLength(text.AsSpan(first.Start, Math.Min(length, LongestWord)));
        IsRow = HasColumns(tokens, line);
        (Heading, var afterHeading) = HeadingAt(tokens, line, trie);
        (Part, var afterPart) = Heading is null ? PartAt(text, tokens, line, trie) : (null, line);
        Content = Heading is not null ? afterHeading : afterPart;
        IsItem = IsListed(tokens, line);
        beginsItem = Heading is not null || Part is not null || IsItem;
        IsUnknownHeading = Heading is null && !IsItem && (last.Is(':') || (IsCapitals(text.AsSpan(first.Start, length)) && tokens.Count - line <= 8 && !last.Is('.')));
        isOpen = last.Sign is not ('.' or '!' or '?' or '。' or ':' or ';');
        endsInComma = last.Sign is ',' or '、' or '(' or '/' or '&' or '~';
        endsInConnector = trie.Is(last.Word, Roles.Connector) && (!last.IsChinese || length >= ShortestChinese);
        endsChinese = last.IsChinese || last.Sign is ')' or ']';
        beginsSmall = char.IsLower(text[first.Start]) || first.Sign is '(' or ')' or ',';
        beginsChinese = first.IsChinese;
    }

    /// <summary>The heading's section; null where the line begins with none that is known.</summary>
    public string? Heading { get; }

    /// <summary>The part that begins here.</summary>
    public string? Part { get; }

    /// <summary>True where it looks like a heading nobody knows.</summary>
    public bool IsUnknownHeading { get; }

    /// <summary>True for a bullet or a numbered line.</summary>
    public bool IsItem { get; }

    /// <summary>True for a row with columns.</summary>
    public bool IsRow { get; }

    /// <summary>The first token after heading or part.</summary>
    public int Content { get; }

    /// <summary>Where its last character stands, from the line's start.</summary>
    public int Width { get; }

    /// <summary>The shape of the line that starts at an offset of the text, from a token to the end of the buffer.</summary>
    public static LineShape Of(string text, int start, TokenBuffer tokens, int line, TermTrie trie) => new(text, start, tokens, line, trie);

    /// <summary>
    /// True where the line before was only wrapped here. A line is wrapped because the next word had no room: not where the paragraph's widest line is wider than
    /// both together, as in a list of sentences. Text wrapped by hand leaves some room: it is granted where a sentence began within the line before.
    /// </summary>
    public bool Continues(in LineShape before, int widest, bool beganWithin)
    {
        if (beginsItem || IsRow || before.IsRow || before.IsUnknownHeading || before.length == 0)
        {
            return false;
        }

        if (before.endsInComma || before.endsInConnector)
        {
            return true;
        }

        var hadRoom = Math.Max(widest, Width) > before.Width + 1 + firstWord + (beganWithin ? ByHand : 0);
        return !hadRoom && before.isOpen
            && ((beginsSmall && before.length >= ShortestWrapped) || (beginsChinese && before.endsChinese && before.length >= ShortestChinese));
    }

    /// <summary>The shape only.</summary>
    public override string ToString() => Heading ?? nameof(LineShape);

    private static int WordLength(ReadOnlySpan<char> line)
    {
        var length = 0;
        while (length < line.Length && CharTable.Kind(line[length]) != CharTable.Blank)
        {
            length++;
        }

        return length;
    }

    private static bool HasColumns(TokenBuffer tokens, int line)
    {
        for (var at = line + 1; at < tokens.Count; at++)
        {
            if (tokens[at].Gap is Gap.Wide && tokens[at - 1].Sign is not ('.' or ':' or '。' or '?' or '!' or ')'))
            {
                return true;
            }
        }

        return false;
    }

    private static (string? Heading, int Content) HeadingAt(TokenBuffer tokens, int line, TermTrie trie)
    {
        var at = line;
        while (at < tokens.Count && (tokens[at].Sign is '*' or '#' or '[' or '<' or '=' or '_' || (at + 1 < tokens.Count && tokens[at].Kind is TokenKind.Number && tokens[at + 1].Sign is '.' or ')')))
        {
            at += tokens[at].Kind is TokenKind.Number ? 2 : 1;
        }

        if (at >= tokens.Count || trie.Longest(tokens, at, Layer.Structure, Roles.Heading) is not { } hit)
        {
            return (null, line);
        }

        var end = hit.End;
        while (end < tokens.Count && tokens[end].Sign is '*' or ']' or '>' or '_' or '=')
        {
            end++;
        }

        // "Findings (addendum):" and "Impression 2:" are headings too, "Findings are" is not.
        var isAlone = end >= tokens.Count;
        var isMarked = end > hit.End || (end < tokens.Count && tokens[end].Sign is ':');
        return isAlone || isMarked ? (hit.Value, end < tokens.Count && tokens[end].Is(':') ? end + 1 : end) : (null, line);
    }

    private static (string? Part, int Content) PartAt(string text, TokenBuffer tokens, int line, TermTrie trie)
    {
        var at = trie.Is(tokens[line].Word, Roles.PartWord) ? line + 1 : tokens[line].Is('(') ? line + 1 : line;
        if (at >= tokens.Count || tokens[at].IsChinese || tokens[at].End - tokens[at].Start != 1)
        {
            return (null, line);
        }

        // Full-width letters name parts too; letter case matters here, so the folded character won't do.
        var unit = text[tokens[at].Start];
        var letter = unit >= '\uFF21' ? (char)(unit - 0xFEE0) : unit;
        if (!char.IsAsciiLetterUpper(letter))
        {
            return (null, line);
        }

        var name = letter.ToString();
        var isClosed = at + 1 < tokens.Count && tokens[at + 1].Sign is '.' or ')' or ':' or '、' or ',' && (at + 2 >= tokens.Count || tokens[at + 2].Gap is not Gap.None || tokens[at + 2].IsChinese);
        return isClosed ? (name, at + 2) : at == line + 1 && !tokens[line].Is('(') ? (name, at + 1) : (null, line);
    }

    private static bool IsListed(TokenBuffer tokens, int line)
        => tokens[line].Sign is '-' or '*' or '•' or '·' or '●' or '■' or '○' or '►' or '>'
            || (tokens.Count - line > 1 && tokens[line].Kind is TokenKind.Number && tokens[line + 1].Sign is '.' or ')' or '、')
            || (tokens.Count - line > 2 && tokens[line].Is('(') && tokens[line + 1].Kind is TokenKind.Number && tokens[line + 2].Is(')'));

    private static bool IsCapitals(ReadOnlySpan<char> line)
    {
        var letters = 0;
        foreach (var unit in line)
        {
            if (char.IsLower(unit) || unit > 0x2FF)
            {
                return false;
            }

            letters += char.IsUpper(unit) ? 1 : 0;
        }

        return letters > 3;
    }
}
