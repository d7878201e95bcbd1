namespace Prescreen.Narrative.Scanning;

/// <summary>Cuts text into tokens in one forward pass, a line at a time.</summary>
internal static class Tokenizer
{
    /// <summary>
    /// Adds the tokens of the line that begins at <paramref name="at"/> and gives where the next line begins. The first one's gap is <paramref name="first"/>.
    /// </summary>
    public static int ReadLine(string text, int at, WordTable words, TokenBuffer into, Gap first)
    {
        var gap = first;
        while (at < text.Length)
        {
            switch (CharTable.Kind(text[at]))
            {
                case CharTable.Blank:
                    gap = gap is Gap.Line ? gap : gap is not Gap.None || text[at] == '\t' ? Gap.Wide : Gap.Blank;
                    at++;
                    continue;
                case CharTable.LineEnd:
                    return text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? at + 2 : at + 1;
                case CharTable.Letter:
                    at = Word(text, at, words, into, gap);
                    break;
                case CharTable.Digit:
                    at = Number(text, at, words, into, gap);
                    break;
                default:
                    Single(text, at, words, into, gap);
                    at++;
                    break;
            }

            gap = Gap.None;
        }

        return at;
    }

    private static int Word(string text, int start, WordTable words, TokenBuffer into, Gap gap)
    {
        var hash = WordTable.Begin;
        var at = start;
        do
        {
            hash = WordTable.Add(hash, CharTable.Fold(text[at++]));
        }
        while (at < text.Length && CharTable.Kind(text[at]) == CharTable.Letter);

        into.Add(new Token(start, at, words.Find(hash, text.AsSpan(start, at - start)), '\0', TokenKind.Word, gap, false));
        return at;
    }

    private static int Number(string text, int start, WordTable words, TokenBuffer into, Gap gap)
    {
        var at = Digits(text, start);
        while (at + 1 < text.Length && CharTable.Fold(text[at]) is '.' or ',' && CharTable.Kind(text[at + 1]) == CharTable.Digit)
        {
            var end = Digits(text, at + 1);
            var isPoint = CharTable.Fold(text[at]) == '.';
            if ((!isPoint && end - at != 4) || (isPoint && text.AsSpan(start, at - start).IndexOfAny('.', '．') >= 0))
            {
                break;
            }

            at = end;
        }

        var hash = WordTable.Begin;
        for (var unit = start; unit < at; unit++)
        {
            hash = WordTable.Add(hash, CharTable.Fold(text[unit]));
        }

        into.Add(new Token(start, at, words.Find(hash, text.AsSpan(start, at - start)), '\0', TokenKind.Number, gap, false));
        return at;
    }

    private static int Digits(string text, int at)
    {
        while (at < text.Length && CharTable.Kind(text[at]) == CharTable.Digit)
        {
            at++;
        }

        return at;
    }

    private static void Single(string text, int at, WordTable words, TokenBuffer into, Gap gap)
    {
        var folded = CharTable.Fold(text[at]);
        var id = words.Find(WordTable.Add(WordTable.Begin, folded), text.AsSpan(at, 1));
        var isChinese = CharTable.Kind(text[at]) == CharTable.Chinese;
        into.Add(new Token(at, at + 1, id, isChinese ? '\0' : folded, isChinese ? TokenKind.Word : TokenKind.Sign, gap, isChinese));
    }
}
