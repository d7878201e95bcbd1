using Prescreen.Facts;
using Prescreen.Units;

namespace Prescreen.Evaluation;

/// <summary>A share of cells in percent as an interval.</summary>
internal readonly record struct PercentValue(decimal? Low, bool LowInclusive, decimal? High, bool HighInclusive)
{
    private static readonly AnalyteUnits Percent = new("%", AnalyteKind.Fraction, (decimal?)null);

    /// <summary>Never the value.</summary>
    public override string ToString() => nameof(PercentValue);

    /// <summary>Null where the value is no number, or has no unit that says percent or fraction, or lies outside 0 to 100.</summary>
    public static PercentValue? Read(ResultValue value)
    {
        if (value.Kind is not ValueKind.Quantity || (value.Low is null && value.High is null))
        {
            return null;
        }

        var unit = Percent.Read(value.UnitCode, value.IsUcum, value.UnitText);
        if (!unit.IsUnderstood)
        {
            return null;
        }

        var percent = new PercentValue(
            value.Low is { } low ? unit.Apply(low) : 0,
            value.LowInclusive || value.Low is null,
            value.High is { } high ? unit.Apply(high) : 100,
            value.HighInclusive || value.High is null);
        return percent is { Low: >= 0, High: <= 100 } ? percent : null;
    }

    /// <summary>A share told in words; null where none is, or it lies outside 0 to 100.</summary>
    public static PercentValue? Read(NumberRange? words)
        => words is { } told && new PercentValue(told.Low ?? 0, told.LowInclusive || told.Low is null, told.High ?? 100, told.HighInclusive || told.High is null) is { Low: >= 0, High: <= 100 } percent
            ? percent
            : null;

    /// <summary>True where the whole interval is at least so much.</summary>
    public bool IsAtLeast(decimal limit) => Low >= limit;

    /// <summary>True where the whole interval is below it.</summary>
    public bool IsBelow(decimal limit) => High < limit || (High == limit && !HighInclusive);

    /// <summary>True where the whole interval is at most so much.</summary>
    public bool IsAtMost(decimal limit) => High <= limit;

    /// <summary>True where the whole interval is above it.</summary>
    public bool IsAbove(decimal limit) => Low > limit || (Low == limit && !LowInclusive);
}
