using System.Globalization;

namespace Prescreen.Units;

/// <summary>
/// A special unit's function and the reference quantity (in base units) it applies to: a value in the unit is f(quantity ÷ reference).
/// Temperatures and whole powers are exact; other logarithms, roots and tangents go through <c>double</c> and are good to 15 digits.
/// https://ucum.org/ucum#section-Special-Units-on-non-ratio-Scales
/// </summary>
internal sealed record UcumScale(string Symbol, UcumFunction Function, Rational Reference)
{
    /// <summary>The quantity, in base units, of a value on this scale.</summary>
    internal Result<Rational> ToBase(Rational value) => Undo(value).Select(ratio => ratio * Reference);

    /// <summary>The value on this scale of a quantity in base units.</summary>
    internal Result<Rational> FromBase(Rational quantity)
    {
        var ratio = quantity / Reference;
        return Function.Kind switch
        {
            UcumFunctionKind.Offset => ratio - Function.Argument,
            UcumFunctionKind.Power => Logarithm(ratio.ToDouble()),
            UcumFunctionKind.Exponential => Approximate(Math.Log(ratio.ToDouble())),
            UcumFunctionKind.Tangent => Approximate(100 * Math.Tan(ratio.ToDouble())),
            UcumFunctionKind.Root => Approximate(Math.Sqrt(ratio.ToDouble())),
            _ => UnitProblems.NotDefined,
        };
    }

    private Result<Rational> Undo(Rational value) => Function.Kind switch
    {
        UcumFunctionKind.Offset => value + Function.Argument,
        UcumFunctionKind.Power => Power(value * Function.Multiplier),
        UcumFunctionKind.Exponential => Approximate(Math.Exp(value.ToDouble())),
        UcumFunctionKind.Tangent => Approximate(Math.Atan(value.ToDouble() / 100)),
        UcumFunctionKind.Root => value * value,
        _ => UnitProblems.NotDefined,
    };

    private Result<Rational> Logarithm(double ratio)
    {
        var root = Function.Argument.ToDouble();
        return Approximate((root == 10 ? Math.Log10(ratio) : Math.Log(ratio, root)) / Function.Multiplier.ToDouble());
    }

    private Result<Rational> Power(Rational exponent)
    {
        var isSmall = exponent.IsInteger && exponent.Numerator >= -99 && exponent.Numerator <= 99;
        return isSmall && Function.Argument.TryPow((int)exponent.Numerator, out var exact)
            ? exact
            : Approximate(Math.Pow(Function.Argument.ToDouble(), exponent.ToDouble()));
    }

    private static Result<Rational> Approximate(double value)
        => double.IsFinite(value) ? Rational.Parse(value.ToString("E14", CultureInfo.InvariantCulture)) : UnitProblems.NotDefined;
}
