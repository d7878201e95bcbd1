namespace Prescreen.Fhir.FhirPath.Syntax;

/// <summary>How tightly each operator binds; more binds tighter. https://hl7.org/fhirpath/N1/#operator-precedence</summary>
internal static class OperatorTable
{
    internal const int TypeTestBinding = 8;

    /// <summary>The operator a token is, and how it binds; null where it is none.</summary>
    internal static (Operator Operator, int Binding)? Find(Token token)
        => token.Kind is TokenKind.Word ? Word(token.Text)
            : token.Kind is TokenKind.Mark ? Mark(token.Text)
            : null;

    private static (Operator Operator, int Binding)? Word(string word) => word switch
    {
        "implies" => (Operator.Implies, 1),
        "or" => (Operator.Or, 2),
        "xor" => (Operator.Xor, 2),
        "and" => (Operator.And, 3),
        "in" => (Operator.In, 4),
        "contains" => (Operator.Contains, 4),
        "div" => (Operator.DivideWhole, 10),
        "mod" => (Operator.Remainder, 10),
        _ => null,
    };

    private static (Operator Operator, int Binding)? Mark(string mark) => mark switch
    {
        "=" => (Operator.Equal, 5),
        "!=" => (Operator.NotEqual, 5),
        "~" => (Operator.Equivalent, 5),
        "!~" => (Operator.NotEquivalent, 5),
        "<" => (Operator.Less, 6),
        "<=" => (Operator.LessOrEqual, 6),
        ">" => (Operator.Greater, 6),
        ">=" => (Operator.GreaterOrEqual, 6),
        "|" => (Operator.Union, 7),
        "+" => (Operator.Add, 9),
        "-" => (Operator.Subtract, 9),
        "&" => (Operator.Concatenate, 9),
        "*" => (Operator.Multiply, 10),
        "/" => (Operator.Divide, 10),
        _ => null,
    };
}
