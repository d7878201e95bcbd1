namespace Prescreen.Units;

/// <summary>
/// The values a text allows: "5.1" is [5.1, 5.1], "&lt;5" is below 5, "50-55 %" lies between. A null end is unbounded. Its text isn't printed anywhere:
/// it's a patient's result.
/// </summary>
/// <param name="Low">The lower end; null where there is none.</param>
/// <param name="LowInclusive">Whether the lower end itself is allowed.</param>
/// <param name="High">The upper end; null where there is none.</param>
/// <param name="HighInclusive">Whether the upper end itself is allowed.</param>
/// <param name="UnitText">The unit as written, for <see cref="AnalyteUnits.Read"/>; null where there is none.</param>
public readonly record struct QuantityInterval(decimal? Low, bool LowInclusive, decimal? High, bool HighInclusive, string? UnitText)
{
    /// <summary>True where the text names one value.</summary>
    public bool IsExact => Low is { } low && low == High;

    /// <summary>One value, with its unit.</summary>
    public static QuantityInterval Exactly(decimal value, string? unitText) => new(value, true, value, true, unitText);

    /// <inheritdoc/>
    public override string ToString() => nameof(QuantityInterval);
}
