namespace Prescreen.Fhir.FhirPath.Syntax;

/// <summary>The operators between two operands, but is and as. https://hl7.org/fhirpath/N1/#operators</summary>
internal enum Operator
{
    /// <summary>implies</summary>
    Implies,

    /// <summary>or</summary>
    Or,

    /// <summary>xor</summary>
    Xor,

    /// <summary>and</summary>
    And,

    /// <summary>in</summary>
    In,

    /// <summary>contains</summary>
    Contains,

    /// <summary>=</summary>
    Equal,

    /// <summary>!=</summary>
    NotEqual,

    /// <summary>~</summary>
    Equivalent,

    /// <summary>!~</summary>
    NotEquivalent,

    /// <summary>&lt;</summary>
    Less,

    /// <summary>&lt;=</summary>
    LessOrEqual,

    /// <summary>&gt;</summary>
    Greater,

    /// <summary>&gt;=</summary>
    GreaterOrEqual,

    /// <summary>|</summary>
    Union,

    /// <summary>+</summary>
    Add,

    /// <summary>-</summary>
    Subtract,

    /// <summary>&amp;</summary>
    Concatenate,

    /// <summary>*</summary>
    Multiply,

    /// <summary>/</summary>
    Divide,

    /// <summary>div</summary>
    DivideWhole,

    /// <summary>mod</summary>
    Remainder,
}
