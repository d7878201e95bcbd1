namespace Prescreen.Fhir.FhirPath.Syntax;

/// <summary>Cuts an expression into tokens. https://hl7.org/fhirpath/N1/grammar.html</summary>
internal sealed class Lexer(string text)
{
    private static readonly string[] LongMarks = ["!=", "!~", "<=", ">="];

    private int at;

    internal static Result<List<Token>> Read(string text) => new Lexer(text).ReadAll();

    private Result<List<Token>> ReadAll()
    {
        var tokens = new List<Token>();
        while (true)
        {
            if (SkipBlanks() is { } unfinished)
            {
                return unfinished;
            }

            if (at >= text.Length)
            {
                tokens.Add(new Token(TokenKind.End, "", at));
                return tokens;
            }

            if (!Next().TryGet(out var token, out var problem))
            {
                return problem;
            }

            tokens.Add(token);
        }
    }

    private Problem? SkipBlanks()
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (Follows("//"))
            {
                var end = text.IndexOf('\n', at);
                at = end < 0 ? text.Length : end + 1;
            }
            else if (Follows("/*"))
            {
                var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    return FhirPathProblems.Syntax(at, "a comment doesn't end");
                }

                at = end + 2;
            }
            else
            {
                return null;
            }
        }

        return null;
    }

    private Result<Token> Next()
    {
        var start = at;
        var first = text[at];
        if (IsLetter(first))
        {
            return new Token(TokenKind.Word, Word(hyphens: false), start);
        }

        if (char.IsAsciiDigit(first))
        {
            return new Token(TokenKind.Number, Number(), start);
        }

        return first switch
        {
            '\'' => Quoted(TokenKind.Text),
            '`' => Quoted(TokenKind.Delimited),
            '@' => new Token(TokenKind.Moment, Take(1 + MomentScan.Length(text.AsSpan(start + 1)))[1..], start),
            '$' => Named(TokenKind.Variable),
            '%' => Named(TokenKind.Constant),
            _ => Mark(),
        };
    }

    private Result<Token> Named(TokenKind kind)
    {
        var start = at++;
        if (at < text.Length && kind is TokenKind.Constant && text[at] is '`' or '\'')
        {
            return Quoted(kind);
        }

        if (at >= text.Length || !IsLetter(text[at]))
        {
            return FhirPathProblems.Syntax(start, "a name is missing");
        }

        // FHIR writes %vs-[name] and %ext-[name] without quotes.
        return new Token(kind, Word(hyphens: Follows("vs-") || Follows("ext-")), start);
    }

    private Result<Token> Quoted(TokenKind kind)
    {
        var start = at;
        if (!QuotedText.Read(text, start).TryGet(out var quoted, out var problem))
        {
            return problem;
        }

        at = quoted.End;
        return new Token(kind, quoted.Text, start);
    }

    private Result<Token> Mark()
    {
        var start = at;
        foreach (var mark in LongMarks)
        {
            if (Follows(mark))
            {
                return new Token(TokenKind.Mark, Take(2), start);
            }
        }

        return ".,()[]{}+-*/&|=~<>".Contains(text[at], StringComparison.Ordinal)
            ? new Token(TokenKind.Mark, Take(1), start)
            : FhirPathProblems.Syntax(start, "there is a character that has no meaning there");
    }

    private string Word(bool hyphens)
    {
        var end = at;
        while (end < text.Length && (IsLetter(text[end]) || char.IsAsciiDigit(text[end]) || (hyphens && text[end] == '-')))
        {
            end++;
        }

        return Take(end - at);
    }

    private string Number()
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsPoint(end)))
        {
            end++;
        }

        return Take(end - at);
    }

    // "1.5" is a number, "1.toString()" a call.
    private bool IsPoint(int end)
        => text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) && !text.AsSpan(at, end - at).Contains('.');

    private bool Follows(string part) => string.CompareOrdinal(text, at, part, 0, part.Length) == 0;

    private string Take(int length)
    {
        var taken = text.Substring(at, length);
        at += length;
        return taken;
    }

    private static bool IsLetter(char one) => char.IsAsciiLetter(one) || one == '_';
}
