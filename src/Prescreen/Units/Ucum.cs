namespace Prescreen.Units;

/// <summary>
/// Arithmetic on quantities with UCUM units. Ratio units convert exactly wherever the result is a finite decimal of at most 28 digits, and to the
/// nearest decimal otherwise; special units other than temperatures go through <c>double</c>. Nothing here throws on any value or unit.
/// https://ucum.org/ucum
/// </summary>
public static class Ucum
{
    /// <summary>True where the text is a UCUM unit in its case-sensitive form.</summary>
    public static bool IsValid(string code) => UcumUnit.TryParse(code, out _);

    /// <summary>The unit, or why the text isn't one (UNIT-001 to UNIT-004).</summary>
    public static Result<UcumUnit> Parse(string code) => UcumUnit.Parse(code);

    /// <summary>The value in another unit; UNIT-005 where the units measure different things, UNIT-006 where a decimal can't hold the result.</summary>
    public static Result<decimal> Convert(decimal value, string from, string to)
        => !UcumUnit.Parse(from).TryGet(out var source, out var problem) ? problem.At("from")
            : !UcumUnit.Parse(to).TryGet(out var target, out problem) ? problem.At("to")
            : Convert(value, source, target);

    /// <summary>The value in another unit; UNIT-005 where the units measure different things, UNIT-006 where a decimal can't hold the result.</summary>
    public static Result<decimal> Convert(decimal value, UcumUnit from, UcumUnit to)
        => !from.Dimension.Equals(to.Dimension) ? UnitProblems.NotCommensurable
            : !Convert(Rational.Of(value), from.Term, to.Term).TryGet(out var converted, out var problem) ? problem
            : ToDecimal(converted);

    /// <summary>The product of two quantities, in the product of their units; UNIT-004 where one isn't on a ratio scale.</summary>
    public static Result<(decimal Value, string Unit)> Multiply(decimal left, string leftUnit, decimal right, string rightUnit)
        => Combine(Rational.Of(left), leftUnit, Rational.Of(right), rightUnit, divide: false);

    /// <summary>The quotient of two quantities, in the quotient of their units; UNIT-008 where the divisor is zero.</summary>
    public static Result<(decimal Value, string Unit)> Divide(decimal left, string leftUnit, decimal right, string rightUnit)
        => Combine(Rational.Of(left), leftUnit, Rational.Of(right), rightUnit, divide: true);

    internal static Result<Rational> Convert(Rational value, UcumTerm from, UcumTerm to)
    {
        if (to.Factor.IsZero)
        {
            return UnitProblems.DivisionByZero;
        }

        var scaled = value * from.Factor;
        if (!(from.Scale is { } source ? source.ToBase(scaled) : scaled).TryGet(out var quantity, out var problem))
        {
            return problem;
        }

        return (to.Scale is { } target ? target.FromBase(quantity) : quantity).Select(reading => reading / to.Factor);
    }

    private static Result<(decimal Value, string Unit)> Combine(Rational left, string leftUnit, Rational right, string rightUnit, bool divide)
    {
        if (!UcumUnit.Parse(leftUnit).TryGet(out var first, out var problem) || !UcumUnit.Parse(rightUnit).TryGet(out var second, out problem))
        {
            return problem;
        }

        if (first.IsSpecial || second.IsSpecial)
        {
            return UnitProblems.NotARatio;
        }

        if (divide && right.IsZero)
        {
            return UnitProblems.DivisionByZero;
        }

        var unit = $"{Operand(leftUnit, first: true)}{(divide ? '/' : '.')}{Operand(rightUnit, first: false)}";
        return !UcumUnit.Parse(unit).TryGet(out _, out problem) ? problem
            : ToDecimal(divide ? left / right : left * right).Select(value => (value, unit));
    }

    // A leading "/" belongs to a whole unit only, and "a/b" as a second operand must stay together.
    private static string Operand(string unit, bool first)
        => unit.Length == 0 ? "1"
            : unit[0] == '/' ? first ? unit : $"(1{unit})"
            : first || unit.IndexOfAny(['.', '/']) < 0 ? unit
            : $"({unit})";

    private static Result<decimal> ToDecimal(Rational value) => value.TryToDecimal(out var result) ? result : UnitProblems.OutOfRange;
}
