using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Prescreen.Units;

/// <summary>
/// A parsed UCUM unit, case sensitive ("mg/dL", "10*9/L", "mL/min/{1.73_m2}"); the empty string is the unit 1. Immutable. https://ucum.org/ucum
/// </summary>
public sealed class UcumUnit
{
    private readonly UcumTerm term;
    private readonly int symbols;

    private UcumUnit(string code, UcumTerm term, int symbols) => (Code, this.term, this.symbols) = (code, term, symbols);

    /// <summary>The unit as it was written, annotations included.</summary>
    public string Code { get; }

    /// <summary>What it measures; units with equal dimensions convert.</summary>
    public UcumDimension Dimension => term.Dimension;

    /// <summary>True for a scale that isn't a ratio (Cel, [pH], B): it converts, but doesn't multiply.</summary>
    public bool IsSpecial => term.Scale is not null;

    /// <summary>True for a plain number: "1", "%", "{INR}", "10*3".</summary>
    public bool IsDimensionless => term.IsNumber;

    internal UcumTerm Term => term;

    /// <summary>True where nothing but annotations and the number one was written: "{INR}", "1", "".</summary>
    internal bool IsUnity => symbols == 0 && term.IsNumber && term.Factor.IsOne;

    /// <summary>The unit, or UNIT-001 (no such symbol), UNIT-002 (not the grammar), UNIT-003 (too long), UNIT-004 (a special unit inside a term).</summary>
    public static Result<UcumUnit> Parse(string code)
        => UcumParser.Parse(code, UcumTable.Find, out var symbols).TryGet(out var term, out var problem)
            ? new UcumUnit(code, term, symbols)
            : problem;

    /// <summary>True with the unit where the text is one.</summary>
    public static bool TryParse(ReadOnlySpan<char> code, [NotNullWhen(true)] out UcumUnit? unit)
    {
        unit = UcumParser.Parse(code, UcumTable.Find, out var symbols).TryGet(out var term, out _) ? new UcumUnit(code.ToString(), term, symbols) : null;
        return unit is not null;
    }

    /// <summary>The same unit as a number and base units ("mg/dL" is "10.g.m-3"), itself a UCUM unit; a special unit keeps its symbol ("10*-3.Cel").</summary>
    public override string ToString()
    {
        var unit = term.Scale?.Symbol ?? (Dimension.IsNone ? "" : Dimension.ToString());
        var (top, up) = WithoutTens(term.Factor.Numerator);
        var (bottom, down) = WithoutTens(term.Factor.Denominator);
        var tens = up - down;
        (top, tens) = tens is > 0 and <= 3 ? (top * BigInteger.Pow(10, tens), 0) : (top, tens);
        string[] parts =
        [
            top.IsOne ? "" : top.ToString(CultureInfo.InvariantCulture),
            tens == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"10*{tens}"),
            unit,
        ];
        var product = string.Join('.', parts.Where(part => part.Length > 0));
        return (product.Length == 0 ? "1" : product) + (bottom.IsOne ? "" : string.Create(CultureInfo.InvariantCulture, $"/{bottom}"));
    }

    private static (BigInteger Significand, int Tens) WithoutTens(BigInteger value)
    {
        var tens = 0;
        while (!value.IsZero && (value % 10).IsZero)
        {
            (value, tens) = (value / 10, tens + 1);
        }

        return (value, tens);
    }
}
