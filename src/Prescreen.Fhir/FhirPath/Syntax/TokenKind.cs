namespace Prescreen.Fhir.FhirPath.Syntax;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>The end of the expression.</summary>
    End,

    /// <summary>A plain word, an operator's among them: name, and, is.</summary>
    Word,

    /// <summary>A word in backticks, which is never an operator.</summary>
    Delimited,

    /// <summary>A string, its escapes read.</summary>
    Text,

    /// <summary>Digits, with a point where it is a decimal.</summary>
    Number,

    /// <summary>A date, dateTime or time without its @.</summary>
    Moment,

    /// <summary>A constant without its %.</summary>
    Constant,

    /// <summary>$this, $index or $total, without the $.</summary>
    Variable,

    /// <summary>A mark: . , ( ) [ ] { } + - * / &amp; | = ~ != !~ &lt; &lt;= &gt; &gt;=</summary>
    Mark,
}
