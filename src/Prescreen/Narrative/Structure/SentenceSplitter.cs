using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Scanning;

namespace Prescreen.Narrative.Structure;

/// <summary>
/// Splits a report into sentences and table rows in one forward pass, and follows its headings and parts. Lines that were only wrapped are joined again; a
/// sentence is cut after <see cref="Longest"/> tokens, so that the time for any text is linear in its length.
/// </summary>
internal sealed class SentenceSplitter(TermTrie trie)
{
    private const int Longest = 400;

    private readonly TokenBuffer tokens = new();
    private readonly ReportOutline outline = new();
    private string text = "";
    private int position;
    private int head;
    private int scan;
    private int lineEnd;
    private bool isRow;
    private bool beginsParagraph;
    private LineShape previous;
    private int widest;

    /// <summary>Begins another text.</summary>
    public void Begin(string report)
    {
        (text, position, head, scan, lineEnd, isRow, beginsParagraph, previous, widest) = (report, 0, 0, 0, 0, false, true, default, 0);
        tokens.Clear();
        outline.Begin();
    }

    /// <summary>Moves to the next sentence; false at the end.</summary>
    public bool Next(SentenceReading sentence)
    {
        while (true)
        {
            if (scan < lineEnd)
            {
                var end = SentenceEnd();
                if (end > 0)
                {
                    Give(sentence, end);
                    return true;
                }
            }

            // The line is used up: what is left of it waits for the next one.
            if (head == tokens.Count)
            {
                tokens.Clear();
                (head, scan, lineEnd) = (0, 0, 0);
            }

            if (position >= text.Length)
            {
                return head < tokens.Count && GiveRest(sentence);
            }

            var line = tokens.Count;
            var start = position;
            position = Tokenizer.ReadLine(text, position, trie.Words, tokens, Gap.Line);
            if (tokens.Count == line)
            {
                var gave = head < line && GiveRest(sentence, line);
                outline.BlankLine();
                (beginsParagraph, previous, widest) = (true, default, 0);
                if (gave)
                {
                    return true;
                }

                continue;
            }

            if (StartLine(sentence, start, line))
            {
                return true;
            }
        }
    }

    // True where the line before is given as a sentence of its own.
    private bool StartLine(SentenceReading sentence, int start, int line)
    {
        var shape = LineShape.Of(text, start, tokens, line, trie);
        var before = previous;
        previous = shape;
        var isWrapped = head < line && shape.Continues(before, widest, tokens[head].Gap is not Gap.Line);
        widest = Math.Max(widest, shape.Width);
        if (isWrapped)
        {
            lineEnd = tokens.Count;
            return false;
        }

        var gave = head < line && GiveRest(sentence, line);
        head = scan = line;
        lineEnd = tokens.Count;
        isRow = shape.IsRow;
        if (shape.Heading is { } heading)
        {
            outline.Enter(heading, shape.Content >= tokens.Count);
            beginsParagraph = true;
        }
        else
        {
            outline.Line(shape);
        }

        head = scan = shape.Content;
        return gave;
    }

    // The token after the sentence's last, or 0 where the line ends first.
    private int SentenceEnd()
    {
        while (scan < lineEnd)
        {
            var at = scan++;
            if (scan - head >= Longest || IsStop(at))
            {
                return scan;
            }
        }

        return 0;
    }

    private bool IsStop(int at)
    {
        ref readonly var sign = ref tokens[at];
        var isLast = at + 1 >= tokens.Count || tokens[at + 1].Gap is Gap.Line;
        switch (sign.Sign)
        {
            case '。' or '!':
                return true;
            case '?':
                return at > head && (isLast || tokens[at + 1].Gap is not Gap.None);
            case '.' when isLast:
                return at > head;
            case '.' when tokens[at + 1].Gap is not Gap.None || tokens[at + 1].IsChinese:
                return at > head && !IsAbbreviated(at);
            default:
                return false;
        }
    }

    private bool IsAbbreviated(int dot)
    {
        ref readonly var before = ref tokens[dot - 1];
        var next = text[tokens[dot + 1].Start];
        return (before.Kind is TokenKind.Word && !before.IsChinese && before.End - before.Start == 1 && (char.IsLower(next) || dot - 1 == head))
            || (before.Kind is TokenKind.Number && dot - 1 == head)
            || (trie.Is(before.Word, Roles.Abbreviation) && !(char.IsUpper(next) && trie.Is(before.Word, Roles.Abbreviation, "may-end")));
    }

    private bool GiveRest(SentenceReading sentence) => GiveRest(sentence, tokens.Count);

    private bool GiveRest(SentenceReading sentence, int end)
    {
        if (head >= end)
        {
            return false;
        }

        Give(sentence, end);
        return true;
    }

    private void Give(SentenceReading sentence, int end)
    {
        sentence.Begin(text, tokens, head, end, trie, new Place(outline.Section, outline.Part, outline.IsAmendment, beginsParagraph, isRow));
        beginsParagraph = false;
        head = end;
        scan = Math.Max(scan, end);
    }
}
