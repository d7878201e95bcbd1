namespace Prescreen.Units;

/// <summary>
/// What a term means: a factor to base units, the dimension, and which of mole, equivalent and osmole it counts in (UCUM makes them plain numbers;
/// clinically a mole is no cell). With a <see cref="Scale"/> the factor multiplies the value before the scale's function is undone.
/// </summary>
internal readonly record struct UcumTerm(Rational Factor, UcumDimension Dimension, UcumDimension Substance, UcumScale? Scale)
{
    internal static UcumTerm One { get; } = Number(Rational.One);

    internal bool IsNumber => Scale is null && Dimension.IsNone && Substance.IsNone;

    internal static UcumTerm Number(Rational factor) => new(factor, UcumDimension.None, UcumDimension.None, null);

    internal Result<UcumTerm> Times(UcumTerm other, bool divide)
    {
        if ((Scale is not null && !other.IsNumber) || (other.Scale is not null && (divide || !IsNumber)))
        {
            return UnitProblems.NotARatio;
        }

        if (divide && other.Factor.IsZero)
        {
            return UnitProblems.DivisionByZero;
        }

        var factor = divide ? Factor / other.Factor : Factor * other.Factor;
        var sign = divide ? -1 : 1;
        return factor.IsTooLarge
            ? UnitProblems.TooLarge
            : new UcumTerm(factor, Dimension.Times(other.Dimension, sign), Substance.Times(other.Substance, sign), Scale ?? other.Scale);
    }

    internal Result<UcumTerm> Pow(int exponent)
        => exponent == 1 ? this
            : Scale is not null ? UnitProblems.NotARatio
            : !Factor.TryPow(exponent, out var power) ? UnitProblems.TooLarge
            : new UcumTerm(power, Dimension.Pow(exponent), Substance.Pow(exponent), null);
}
