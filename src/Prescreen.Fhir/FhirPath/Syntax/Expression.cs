using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Prescreen.Fhir.FhirPath.Functions;

namespace Prescreen.Fhir.FhirPath.Syntax;

/// <summary>A part of a compiled expression. A source of null is $this.</summary>
internal abstract record Expression
{
    private protected Expression(int below = 0) => Depth = below + 1;

    /// <summary>How deep the evaluation of it goes; the parser keeps it within bounds.</summary>
    internal int Depth { get; }

    private protected static int Below(params ReadOnlySpan<Expression?> parts)
    {
        var deepest = 0;
        foreach (var part in parts)
        {
            deepest = Math.Max(deepest, part?.Depth ?? 0);
        }

        return deepest;
    }
}

/// <summary>A literal, or {} where there is no value.</summary>
internal sealed record Literal(FhirPathValue? Value) : Expression;

/// <summary>$this, $index or $total.</summary>
internal sealed record Variable(string Name) : Expression;

/// <summary>%name</summary>
internal sealed record Constant(string Name) : Expression;

/// <summary>source.name; where it begins a path it may be the type of the focus.</summary>
internal sealed record Member(Expression? Source, string Name) : Expression(Below(Source));

/// <summary>source[index]</summary>
internal sealed record Indexer(Expression Source, Expression Index) : Expression(Below(Source, Index));

/// <summary>source.name(arguments), with the pattern where it is a literal.</summary>
internal sealed record Call(Expression? Source, Function Function, ImmutableArray<Expression> Arguments) : Expression(Below([Source, .. Arguments]))
{
    internal Regex? Pattern { get; init; }
}

/// <summary>source is Type, source as Type, and the functions is(), as() and ofType().</summary>
internal sealed record TypeTest(TypeTestKind Kind, Expression? Source, TypeName Type) : Expression(Below(Source));

/// <summary>-operand, or +operand.</summary>
internal sealed record Sign(bool IsMinus, Expression Operand) : Expression(Below(Operand));

/// <summary>left operator right</summary>
internal sealed record Binary(Operator Operator, Expression Left, Expression Right) : Expression(Below(Left, Right));
