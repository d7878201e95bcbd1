using System.Globalization;
using System.Numerics;

namespace Prescreen.Units;

/// <summary>The grammar of UCUM's case-sensitive symbols, in one pass from left to right. https://ucum.org/ucum#section-Syntax-Rules</summary>
internal ref struct UcumParser
{
    /// <summary>No real unit comes near it, and it bounds the depth of brackets and the size of numbers.</summary>
    internal const int MaxLength = 255;

    private readonly ReadOnlySpan<char> text;
    private readonly Func<string, UcumTerm?> find;
    private int at;
    private Problem? problem;

    private UcumParser(ReadOnlySpan<char> text, Func<string, UcumTerm?> find)
    {
        this.text = text;
        this.find = find;
    }

    /// <summary>How many unit symbols were read; 0 for "1", "{INR}" and the empty unit.</summary>
    internal int Symbols { get; private set; }

    /// <summary>The meaning of a whole unit; <paramref name="find"/> gives a symbol's (prefix included), or null.</summary>
    internal static Result<UcumTerm> Parse(ReadOnlySpan<char> text, Func<string, UcumTerm?> find, out int symbols)
    {
        symbols = 0;
        if (text.Length > MaxLength)
        {
            return UnitProblems.TooLarge;
        }

        var parser = new UcumParser(text, find);
        var term = text.IsEmpty ? UcumTerm.One : parser.Main();
        symbols = parser.Symbols;
        return parser.problem is null ? term : parser.problem;
    }

    private UcumTerm Main()
    {
        var term = text[0] == '/' ? UcumTerm.One : Component();
        term = Rest(term);
        return at < text.Length && problem is null ? Fail("'.', '/' or the end is expected here") : term;
    }

    private UcumTerm Rest(UcumTerm term)
    {
        while (problem is null && at < text.Length && text[at] is '.' or '/')
        {
            var divide = text[at++] == '/';
            var next = Component();
            term = problem is null ? Keep(term.Times(next, divide)) : term;
        }

        return term;
    }

    private UcumTerm Component()
    {
        if (at == text.Length)
        {
            return Fail("a unit is expected here");
        }

        return text[at] switch
        {
            '(' => Bracketed(),
            '{' => Annotated(UcumTerm.One),
            _ => Annotated(Simple()),
        };
    }

    private UcumTerm Bracketed()
    {
        at++;
        var term = Rest(Component());
        if (problem is not null)
        {
            return term;
        }

        if (at == text.Length || text[at] != ')')
        {
            return Fail("')' is expected here");
        }

        at++;
        return term;
    }

    private UcumTerm Annotated(UcumTerm term)
    {
        if (problem is not null || at == text.Length || text[at] != '{')
        {
            return term;
        }

        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '}')
            {
                at = i + 1;
                return term;
            }

            if (text[i] is < '!' or > '~' or '{')
            {
                at = i;
                return Fail("an annotation holds visible ASCII only");
            }
        }

        return Fail("the annotation isn't closed");
    }

    private UcumTerm Simple()
    {
        var start = at;
        var end = EndOfSymbol();
        var token = text[start..end];
        if (token.IsEmpty)
        {
            return Fail("a unit is expected here");
        }

        at = end;
        return token.IndexOfAnyExceptInRange('0', '9') < 0
            ? UcumTerm.Number(Rational.Of(BigInteger.Parse(token, NumberStyles.None, CultureInfo.InvariantCulture), BigInteger.One))
            : Symbol(token, start);
    }

    private UcumTerm Symbol(ReadOnlySpan<char> token, int start)
    {
        var length = token.Length;
        while (length > 0 && char.IsAsciiDigit(token[length - 1]))
        {
            length--;
        }

        var digits = token[length..];
        if (!digits.IsEmpty && length > 0 && token[length - 1] is '+' or '-')
        {
            length--;
        }

        if (find(token[..length].ToString()) is not { } unit)
        {
            problem = UnitProblems.UnknownSymbol(start);
            return UcumTerm.One;
        }

        Symbols++;
        if (digits.Length > 3)
        {
            problem = UnitProblems.TooLarge;
            return UcumTerm.One;
        }

        var exponent = digits.IsEmpty ? 1 : int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return Keep(unit.Pow(token[length..].StartsWith("-") ? -exponent : exponent));
    }

    // Square brackets may hold any of the characters that otherwise end a symbol: B[10.nV], [m/s2/Hz^(1/2)].
    private int EndOfSymbol()
    {
        var inBrackets = false;
        for (var i = at; i < text.Length; i++)
        {
            inBrackets = text[i] == '[' || (inBrackets && text[i] != ']');
            if (!inBrackets && text[i] is '.' or '/' or '(' or ')' or '{' or '}')
            {
                return i;
            }
        }

        return text.Length;
    }

    private UcumTerm Keep(Result<UcumTerm> result)
    {
        if (!result.TryGet(out var term, out var failure))
        {
            problem = failure;
            return UcumTerm.One;
        }

        return term;
    }

    private UcumTerm Fail(string expected)
    {
        problem ??= UnitProblems.Syntax(at, expected);
        return UcumTerm.One;
    }
}
