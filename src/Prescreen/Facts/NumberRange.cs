namespace Prescreen.Facts;

/// <summary>A number as an interval: "40" is 40 to 40, "&gt;10" is above 10 with an open end. At least one end is known.</summary>
/// <param name="Low">The lowest possible number; null where it is open.</param>
/// <param name="High">The highest possible number; null where it is open.</param>
/// <param name="LowInclusive">False for "&gt;10".</param>
/// <param name="HighInclusive">False for "&lt;10".</param>
public readonly record struct NumberRange(decimal? Low, decimal? High, bool LowInclusive = true, bool HighInclusive = true)
{
    /// <summary>One plain number.</summary>
    public static NumberRange Exactly(decimal number) => new(number, number);

    /// <summary>Never the number.</summary>
    public override string ToString() => nameof(NumberRange);
}
