using System.Globalization;
using System.Numerics;

namespace Prescreen.Units;

/// <summary>An exact fraction in lowest terms with a positive denominator. <c>default</c> isn't a number; use <see cref="Zero"/>.</summary>
internal readonly struct Rational : IEquatable<Rational>
{
    /// <summary>Beyond this many bits a unit is a mistake or an attack, and arithmetic on it would be slow.</summary>
    internal const int MaxBits = 1 << 15;

    private const int MaxScale = 28;

    private static readonly BigInteger MaxMantissa = (BigInteger.One << 96) - 1;

    private Rational(BigInteger numerator, BigInteger denominator) => (Numerator, Denominator) = (numerator, denominator);

    internal static Rational Zero { get; } = new(BigInteger.Zero, BigInteger.One);

    internal static Rational One { get; } = new(BigInteger.One, BigInteger.One);

    internal BigInteger Numerator { get; }

    internal BigInteger Denominator { get; }

    internal bool IsZero => Numerator.IsZero;

    internal bool IsPositive => Numerator.Sign > 0;

    internal bool IsOne => Numerator.IsOne && Denominator.IsOne;

    internal bool IsInteger => Denominator.IsOne;

    internal bool IsTooLarge => Numerator.GetBitLength() > MaxBits || Denominator.GetBitLength() > MaxBits;

    public static Rational operator *(Rational left, Rational right) => Of(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public static Rational operator /(Rational left, Rational right) => Of(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static Rational operator +(Rational left, Rational right)
        => Of((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Rational operator -(Rational left, Rational right)
        => Of((left.Numerator * right.Denominator) - (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>The fraction in lowest terms; the denominator mustn't be zero.</summary>
    internal static Rational Of(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        var sign = denominator.Sign < 0 ? BigInteger.MinusOne : BigInteger.One;
        return new(sign * numerator / divisor, sign * denominator / divisor);
    }

    internal static Rational Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = new BigInteger(unchecked((uint)bits[0])) | (new BigInteger(unchecked((uint)bits[1])) << 32) | (new BigInteger(unchecked((uint)bits[2])) << 64);
        return Of(value < 0 ? -mantissa : mantissa, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    internal static Rational PowerOfTen(int exponent)
        => exponent >= 0 ? new(BigInteger.Pow(10, exponent), BigInteger.One) : new(BigInteger.One, BigInteger.Pow(10, -exponent));

    /// <summary>Digits with an optional sign, point and exponent ("-6.02e23"), as the unit table writes them.</summary>
    internal static Rational Parse(ReadOnlySpan<char> text)
    {
        var mark = text.IndexOfAny('e', 'E');
        var exponent = mark < 0 ? 0 : int.Parse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = mark < 0 ? text : text[..mark];
        var point = digits.IndexOf('.');
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        var whole = point < 0 ? digits.ToString() : string.Concat(digits[..point], digits[(point + 1)..]);
        return Of(BigInteger.Parse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), BigInteger.One) * PowerOfTen(exponent - decimals);
    }

    /// <summary>The power, or false where it would be larger than <see cref="MaxBits"/> or divides by zero.</summary>
    internal bool TryPow(int exponent, out Rational power)
    {
        power = One;
        var size = Math.Max(Numerator.GetBitLength(), Denominator.GetBitLength()) * (long)Math.Abs((long)exponent);
        if (size > MaxBits || (exponent < 0 && IsZero))
        {
            return false;
        }

        var (top, bottom) = (BigInteger.Pow(Numerator, Math.Abs(exponent)), BigInteger.Pow(Denominator, Math.Abs(exponent)));
        power = exponent < 0 ? Of(bottom, top) : Of(top, bottom);
        return true;
    }

    /// <summary>
    /// The nearest decimal without trailing zeros, exact wherever a decimal can be; false where the magnitude doesn't fit: above 7.9e28, or so
    /// small that nothing but zero would be left.
    /// </summary>
    internal bool TryToDecimal(out decimal value)
    {
        value = 0m;
        var magnitude = BigInteger.Abs(Numerator);
        for (var scale = FirstScale(magnitude); scale >= 0; scale--)
        {
            var mantissa = DivideToEven(magnitude * BigInteger.Pow(10, scale), Denominator);
            if (mantissa <= MaxMantissa)
            {
                value = ToDecimal(mantissa, scale);
                return !mantissa.IsZero || IsZero;
            }
        }

        return false;
    }

    /// <summary>Numerator and denominator as decimals, where both fit.</summary>
    internal bool TrySplit(out decimal numerator, out decimal denominator)
    {
        denominator = 1m;
        return new Rational(Numerator, BigInteger.One).TryToDecimal(out numerator) && new Rational(Denominator, BigInteger.One).TryToDecimal(out denominator);
    }

    internal double ToDouble()
        => double.Parse(ToScientific(), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <inheritdoc/>
    public override string ToString() => IsInteger ? $"{Numerator}" : $"{Numerator}/{Denominator}";

    private static BigInteger DivideToEven(BigInteger dividend, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(dividend, divisor, out var rest);
        var twice = (rest * 2).CompareTo(divisor);
        return twice > 0 || (twice == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    // Starting at the first scale that can fit keeps the loop above to two or three rounds.
    private int FirstScale(BigInteger magnitude)
    {
        var wholeDigits = (int)((magnitude.GetBitLength() - Denominator.GetBitLength() - 1) * 0.30103);
        return wholeDigits <= 0 ? MaxScale : MaxScale - Math.Min(wholeDigits - 1, MaxScale + 1);
    }

    private decimal ToDecimal(BigInteger mantissa, int scale)
    {
        while (scale > 0 && !mantissa.IsZero)
        {
            var shorter = BigInteger.DivRem(mantissa, 10, out var digit);
            if (!digit.IsZero)
            {
                break;
            }

            (mantissa, scale) = (shorter, scale - 1);
        }

        var mask = new BigInteger(uint.MaxValue);
        var (low, middle, high) = ((uint)(mantissa & mask), (uint)((mantissa >> 32) & mask), (uint)((mantissa >> 64) & mask));
        return new decimal(unchecked((int)low), unchecked((int)middle), unchecked((int)high), Numerator.Sign < 0, mantissa.IsZero ? (byte)0 : (byte)scale);
    }

    // Twenty digits and an exponent: more than a double holds, and no overflow on the way.
    private string ToScientific()
    {
        var shift = 20 - (int)((Numerator.GetBitLength() - Denominator.GetBitLength()) * 0.30103);
        var scaled = this * PowerOfTen(shift);
        return string.Create(CultureInfo.InvariantCulture, $"{BigInteger.Divide(scaled.Numerator, scaled.Denominator)}e{-shift}");
    }
}
