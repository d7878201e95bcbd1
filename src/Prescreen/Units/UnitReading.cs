using System.Globalization;

namespace Prescreen.Units;

/// <summary>
/// How values reported in one unit become values in an analyte's canonical unit. <c>default</c> is <see cref="UnitReadingStatus.NotUnderstood"/>.
/// </summary>
public readonly record struct UnitReading
{
    private readonly decimal multiplier;
    private readonly decimal divisor;
    private readonly LogStep step;

    private UnitReading(UnitReadingStatus status, decimal multiplier, decimal divisor, decimal offset, LogStep step)
        => (Status, this.multiplier, this.divisor, Offset, this.step) = (status, multiplier, divisor, offset, step);

    private enum LogStep : byte
    {
        None,
        Keep,
        Raise,
        Take,
    }

    /// <summary>Whether the unit was understood, and if not, why.</summary>
    public UnitReadingStatus Status { get; }

    /// <summary>True where <see cref="Apply"/> can give a value.</summary>
    public bool IsUnderstood => Status == UnitReadingStatus.Understood;

    /// <summary>What a value is multiplied by, to 28 digits; 0 where not understood. <see cref="Apply"/> keeps the fraction behind it.</summary>
    public decimal Factor => IsUnderstood ? multiplier / divisor : 0m;

    /// <summary>What is added after multiplying: temperatures, and a logarithm's change of unit.</summary>
    public decimal Offset { get; }

    /// <summary>True where the reported values are decimal logarithms ("log IU/mL").</summary>
    public bool IsLog => step is LogStep.Keep or LogStep.Raise;

    internal static UnitReading Missing { get; } = new(UnitReadingStatus.Missing, 0m, 1m, 0m, LogStep.None);

    internal static UnitReading NotUnderstood { get; } = new(UnitReadingStatus.NotUnderstood, 0m, 1m, 0m, LogStep.None);

    internal static UnitReading WrongDimension { get; } = new(UnitReadingStatus.WrongDimension, 0m, 1m, 0m, LogStep.None);

    internal static UnitReading Same { get; } = new(UnitReadingStatus.Understood, 1m, 1m, 0m, LogStep.None);

    /// <summary>A value in the canonical unit; null where the unit isn't understood, or the result is no decimal (overflow, logarithm of 0).</summary>
    public decimal? Apply(decimal value)
    {
        if (!IsUnderstood)
        {
            return null;
        }

        try
        {
            return step switch
            {
                LogStep.Keep => value + Offset,
                LogStep.Raise => Raise(value) is { } raised ? raised * multiplier / divisor : null,
                LogStep.Take => Logarithm(value * multiplier / divisor),
                LogStep.None or _ => (value * multiplier / divisor) + Offset,
            };
        }
        catch (OverflowException)
        {
            return step == LogStep.None ? ApplyExactly(value) : null;
        }
    }

    internal static UnitReading Linear(Rational factor, Rational offset) => Make(factor, offset, LogStep.None);

    /// <summary>Reported and canonical values are both logarithms; the units' ratio becomes an offset.</summary>
    internal static UnitReading LogToLog(Rational factor)
        => Logarithm(factor.TryToDecimal(out var ratio) ? ratio : 0m) is { } offset
            ? new(UnitReadingStatus.Understood, 1m, 1m, offset, LogStep.Keep)
            : NotUnderstood;

    internal static UnitReading LogToLinear(Rational factor) => Make(factor, Rational.Zero, LogStep.Raise);

    internal static UnitReading LinearToLog(Rational factor) => Make(factor, Rational.Zero, LogStep.Take);

    // On the way to a result that fits, the product may be larger than a decimal.
    private decimal? ApplyExactly(decimal value)
        => ((Rational.Of(value) * Rational.Of(multiplier) / Rational.Of(divisor)) + Rational.Of(Offset)).TryToDecimal(out var result) ? result : null;

    private static UnitReading Make(Rational factor, Rational offset, LogStep step)
    {
        if (!offset.TryToDecimal(out var added) || !factor.TryToDecimal(out var nearest))
        {
            return NotUnderstood;
        }

        // A fraction that no decimal holds (mg/dL to umol/L) is kept as two decimals, so that only one rounding happens, at the end.
        var isWhole = Rational.Of(nearest).Equals(factor);
        var top = nearest;
        var bottom = 1m;
        if (!isWhole && factor.TrySplit(out var numerator, out var denominator))
        {
            (top, bottom) = (numerator, denominator);
        }

        return new(UnitReadingStatus.Understood, top, bottom, added, step);
    }

    // Whole exponents are exact; the others are as good as a double, 15 digits, which is more than any assay.
    private static decimal? Raise(decimal exponent)
        => exponent is < -28 or > 28 ? null
            : exponent == decimal.Truncate(exponent) && Rational.PowerOfTen((int)exponent).TryToDecimal(out var exact) ? exact
            : Rounded(Math.Pow(10, (double)exponent));

    private static decimal? Logarithm(decimal value) => value > 0 ? Rounded(Math.Log10((double)value)) : null;

    private static decimal? Rounded(double value)
        => decimal.TryParse(value.ToString("E14", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var result) ? result : null;
}
