namespace Prescreen.Facts;

/// <summary>A <see cref="NumberRange"/> held by reference: most findings have none, and four of them in place would be most of a finding's memory.</summary>
internal sealed class RangeBox
{
    private readonly NumberRange range;

    private RangeBox(NumberRange range) => this.range = range;

    /// <summary>Holds an interval; null for none.</summary>
    public static RangeBox? Of(NumberRange? range) => range is { } told ? new RangeBox(told) : null;

    /// <summary>The interval held; null for none.</summary>
    public static NumberRange? In(RangeBox? box) => box?.range;

    /// <summary>Never the number.</summary>
    public override string ToString() => nameof(RangeBox);
}
