namespace Prescreen.Fhir.FhirPath.Values;

/// <summary>Arithmetic on decimals that says by null where a decimal can't hold the result. https://hl7.org/fhirpath/N1/#math</summary>
internal static class Numbers
{
    // A little under decimal.MaxValue, for the test is made with doubles.
    private const double Largest = 7.9e28;

    /// <summary>The number of an integer or a decimal; null of anything else.</summary>
    internal static decimal? Of(FhirPathValue? value) => value switch
    {
        FhirPathInteger whole => whole.Number,
        FhirPathDecimal number => number.Number,
        _ => null,
    };

    /// <summary>A quantity itself, a plain number as one of unit '1'; null of anything else.</summary>
    internal static FhirPathQuantity? AsQuantity(FhirPathValue? value)
        => value as FhirPathQuantity ?? (Of(value) is { } number ? new FhirPathQuantity(number, "1", QuantityScale.Ucum) : null);

    internal static decimal? Add(decimal left, decimal right) => Fits((double)left + (double)right) ? left + right : null;

    internal static decimal? Subtract(decimal left, decimal right) => Fits((double)left - (double)right) ? left - right : null;

    internal static decimal? Multiply(decimal left, decimal right) => Fits((double)left * (double)right) ? left * right : null;

    internal static decimal? Divide(decimal left, decimal right) => right != 0 && Fits((double)left / (double)right) ? left / right : null;

    internal static decimal? Remainder(decimal left, decimal right) => right == 0 ? null : left % right;

    /// <summary>A double as a decimal; null where it is no number or too large.</summary>
    internal static decimal? Of(double number) => Fits(number) ? (decimal)number : null;

    /// <summary>A whole number as an integer; null where 64 bits can't hold it.</summary>
    internal static FhirPathInteger? Whole(decimal? number)
        => number is >= long.MinValue and <= long.MaxValue and { } fits ? new FhirPathInteger((long)decimal.Truncate(fits)) : null;

    /// <summary>Equal in the digits of the less precise one; false where one is missing.</summary>
    internal static bool AreEquivalent(decimal? left, decimal? right)
    {
        if (left is not { } first || right is not { } second)
        {
            return false;
        }

        var digits = Math.Min(Digits(first), Digits(second));
        return Math.Round(first, digits, MidpointRounding.AwayFromZero) == Math.Round(second, digits, MidpointRounding.AwayFromZero);
    }

    // Trailing zeros aren't precision here: 1.0 ~ 1.
    private static int Digits(decimal number) => (number / 1.0000000000000000000000000000m).Scale;

    private static bool Fits(double number) => Math.Abs(number) < Largest;
}
