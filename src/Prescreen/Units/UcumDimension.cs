using System.Collections.Immutable;
using System.Globalization;

namespace Prescreen.Units;

/// <summary>
/// What a unit measures, as powers of UCUM's base units and of arbitrary units; two units convert when their dimensions are equal. UCUM's mole is
/// the number 6.02214076e23, so mol/L and 1/L have one dimension here; <see cref="AnalyteUnits"/> tells them apart. https://ucum.org/ucum#section-Semantics
/// </summary>
public sealed class UcumDimension : IEquatable<UcumDimension>
{
    private UcumDimension(ImmutableArray<UcumPower> powers) => Powers = powers;

    /// <summary>A plain number.</summary>
    public static UcumDimension None { get; } = new([]);

    /// <summary>Sorted by symbol (ordinal), each symbol once.</summary>
    public ImmutableArray<UcumPower> Powers { get; }

    /// <summary>True for a plain number.</summary>
    public bool IsNone => Powers.IsEmpty;

    internal static UcumDimension Of(string symbol) => new([new(symbol, 1)]);

    internal UcumDimension Times(UcumDimension other, int sign)
    {
        var sum = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var power in Powers)
        {
            sum[power.Symbol] = power.Exponent;
        }

        foreach (var power in other.Powers)
        {
            sum[power.Symbol] = sum.GetValueOrDefault(power.Symbol) + (sign * power.Exponent);
        }

        return new([.. sum.Where(pair => pair.Value != 0).Select(pair => new UcumPower(pair.Key, pair.Value))]);
    }

    internal UcumDimension Pow(int exponent)
        => exponent == 0 ? None : new([.. Powers.Select(power => power with { Exponent = power.Exponent * exponent })]);

    internal int ExponentOf(string symbol)
    {
        foreach (var power in Powers)
        {
            if (power.Symbol == symbol)
            {
                return power.Exponent;
            }
        }

        return 0;
    }

    /// <inheritdoc/>
    public bool Equals(UcumDimension? other) => other is not null && Powers.AsSpan().SequenceEqual(other.Powers.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UcumDimension);

    /// <inheritdoc/>
    public override int GetHashCode() => Powers.Aggregate(0, HashCode.Combine);

    /// <summary>As a UCUM term of base units ("g.m-3"), "1" for a plain number.</summary>
    public override string ToString()
        => IsNone
            ? "1"
            : string.Join('.', Powers.Select(power => power.Exponent == 1 ? power.Symbol : power.Symbol + power.Exponent.ToString(CultureInfo.InvariantCulture)));
}
