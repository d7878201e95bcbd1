using System.Collections.Immutable;

namespace Prescreen.Fhir.FhirPath.Syntax;

/// <summary>Reads an expression by the precedence of its operators, in one pass. https://hl7.org/fhirpath/N1/grammar.html</summary>
internal sealed class Parser(IReadOnlyList<Token> tokens)
{
    private const int LongestText = 100_000;
    private const int Deepest = 250;
    private const int MostNested = 100;

    private int at;
    private int nested;

    private Token Current => tokens[at];

    internal static Result<Expression> Parse(string text)
    {
        if (text.Length > LongestText)
        {
            return FhirPathProblems.TooLong;
        }

        if (!Lexer.Read(text).TryGet(out var tokens, out var problem))
        {
            return problem;
        }

        var parser = new Parser(tokens);
        if (!parser.Operation(0).TryGet(out var expression, out problem))
        {
            return problem;
        }

        return parser.Current.Kind is TokenKind.End ? expression : parser.Expected("an operator was expected");
    }

    private Result<Expression> Operation(int binding)
    {
        if (++nested > MostNested)
        {
            return FhirPathProblems.TooLong;
        }

        var left = Operand();
        while (left.TryGet(out var source, out _) && Next(binding) is { } next)
        {
            at++;
            left = Bounded(next.Operator is { } plain ? Right(source, plain, next.Binding) : Tested(source, tokens[at - 1].Text));
        }

        nested--;
        return left;
    }

    private (Operator? Operator, int Binding)? Next(int binding)
        => OperatorTable.Find(Current) is { } found ? found.Binding > binding ? found : null
            : (Current.IsWord("is") || Current.IsWord("as")) && OperatorTable.TypeTestBinding > binding ? (null, OperatorTable.TypeTestBinding)
            : null;

    private Result<Expression> Right(Expression left, Operator plain, int binding)
        => Operation(binding).Select<Expression>(right => new Binary(plain, left, right));

    private Result<Expression> Tested(Expression source, string word)
        => Path().TryGet(out var path, out var problem)
            ? new TypeTest(word == "is" ? TypeTestKind.Is : TypeTestKind.As, source, path)
            : problem;

    private Result<TypeName> Path()
    {
        if (!Name().TryGet(out var first, out var problem))
        {
            return problem;
        }

        if (!Current.IsMark("."))
        {
            return new TypeName(null, first);
        }

        // What follows a type without a namespace is a call on the result: "x as Quantity.value" isn't FHIRPath, "x as FHIR.Quantity" is.
        at++;
        return Name().Select(second => new TypeName(first, second));
    }

    private Result<Expression> Operand()
    {
        if (Current.IsMark("-") || Current.IsMark("+"))
        {
            var isMinus = Current.IsMark("-");
            at++;
            return Signed(isMinus);
        }

        var left = Term();
        while (left.TryGet(out var source, out _))
        {
            if (Current.IsMark("."))
            {
                at++;
                left = Bounded(Invocation(source));
            }
            else if (Current.IsMark("["))
            {
                at++;
                left = Bounded(Operation(0).TryGet(out var index, out var problem) ? Closed("]", new Indexer(source, index)) : problem);
            }
            else
            {
                break;
            }
        }

        return left;
    }

    private Result<Expression> Signed(bool isMinus)
    {
        if (++nested > MostNested)
        {
            return FhirPathProblems.TooLong;
        }

        var signed = Operand().Select<Expression>(operand => new Sign(isMinus, operand));
        nested--;
        return Bounded(signed);
    }

    private Result<Expression> Term()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Word when token.Text is not ("true" or "false"):
            case TokenKind.Delimited:
                return Invocation(null);
            case TokenKind.Variable when token.Text is "this" or "index" or "total":
                at++;
                return new Variable(token.Text);
            case TokenKind.Constant:
                at++;
                return new Constant(token.Text);
            case TokenKind.Mark when token.Text == "(":
                at++;
                return Operation(0).TryGet(out var inner, out var problem) ? Closed(")", inner) : problem;
            case TokenKind.Mark when token.Text == "{":
                at++;
                return Closed("}", new Literal(null));
            case TokenKind.Word or TokenKind.Text or TokenKind.Number or TokenKind.Moment:
                return LiteralReader.Read(tokens, ref at);
            case TokenKind.End or TokenKind.Variable or TokenKind.Mark:
            default:
                return Expected("a name, a literal or ( was expected");
        }
    }

    private Result<Expression> Invocation(Expression? source)
    {
        if (source is not null && Current is { Kind: TokenKind.Variable, Text: "this" or "index" or "total" })
        {
            return Expected("a name was expected");
        }

        if (!Name().TryGet(out var name, out var problem))
        {
            return problem;
        }

        if (!Current.IsMark("("))
        {
            return new Member(source, name);
        }

        at++;
        return Arguments().TryGet(out var arguments, out problem) ? CallReader.Read(source, name, arguments) : problem;
    }

    private Result<ImmutableArray<Expression>> Arguments()
    {
        var arguments = ImmutableArray.CreateBuilder<Expression>();
        while (!Current.IsMark(")"))
        {
            if (arguments.Count > 0)
            {
                if (!Current.IsMark(","))
                {
                    return Expected(", or ) was expected");
                }

                at++;
            }

            if (!Operation(0).TryGet(out var argument, out var problem))
            {
                return problem;
            }

            arguments.Add(argument);
        }

        at++;
        return arguments.ToImmutable();
    }

    private Result<string> Name()
    {
        if (Current.Kind is not (TokenKind.Word or TokenKind.Delimited))
        {
            return Expected("a name was expected");
        }

        return tokens[at++].Text;
    }

    private Result<Expression> Closed(string mark, Expression inner)
    {
        if (!Current.IsMark(mark))
        {
            return Expected($"{mark} was expected");
        }

        at++;
        return inner;
    }

    private static Result<Expression> Bounded(Result<Expression> read)
        => read.TryGet(out var expression, out _) && expression.Depth > Deepest ? FhirPathProblems.TooLong : read;

    private Problem Expected(string what) => FhirPathProblems.Syntax(Current.Position, what);
}
