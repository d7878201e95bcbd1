using System.Globalization;
using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Units;

namespace Prescreen.Evaluation;

/// <summary>A result's value in its lab's unit, as an interval; or why a person must read it (a reason format: {0} lab, {1} value as reported).</summary>
internal readonly record struct LabValue(decimal? Low, bool LowInclusive, decimal? High, bool HighInclusive, string? Problem)
{
    /// <summary>Never the value.</summary>
    public override string ToString() => nameof(LabValue);

    /// <summary>Converts a reported value into the lab's unit and checks that it is plausible (clinical.md §2.4–6).</summary>
    public static LabValue Read(LabDefinition lab, ResultValue value)
    {
        if (value.Kind is not ValueKind.Quantity || (value.Low is null && value.High is null))
        {
            return Unreadable("{0}: \"{1}\" can't be read as a number.");
        }

        var reading = lab.Units.Read(value.UnitCode, value.IsUcum, value.UnitText);
        if (!reading.IsUnderstood)
        {
            return Unreadable(reading.Status switch
            {
                UnitReadingStatus.Missing => "{0}: {1} has no unit.",
                UnitReadingStatus.WrongDimension => "{0}: {1} is in a unit that doesn't fit.",
                UnitReadingStatus.NotUnderstood or UnitReadingStatus.Understood => "{0}: {1} is in a unit that isn't understood.",
                _ => throw new System.Diagnostics.UnreachableException($"No status {reading.Status}."),
            });
        }

        var low = value.Low is { } lower ? reading.Apply(lower) : null;
        var high = value.High is { } upper ? reading.Apply(upper) : null;
        if ((low is null) != (value.Low is null) || (high is null) != (value.High is null))
        {
            return Unreadable("{0}: {1} is a number too large or small to be compared.");
        }

        var converted = new LabValue(low, value.LowInclusive, high, value.HighInclusive, null);
        return high < lab.PlausibleFrom || low > lab.PlausibleTo ? Unreadable("{0}: {1} isn't plausible; it may be in another unit.") : converted;
    }

    /// <summary>On which side of an absolute threshold it lies.</summary>
    public Side Against(Threshold threshold) => threshold.Compare(Low, LowInclusive, High, HighInclusive);

    /// <summary>The numbers as reported, for a comparison with a limit in the same unit: nothing is lost by converting both.</summary>
    public static LabValue AsReported(ResultValue value) => new(value.Low, value.LowInclusive, value.High, value.HighInclusive, null);

    /// <summary>The value divided by a limit above 0.</summary>
    public LabValue Over(decimal limit) => this with { Low = Low / limit, High = High / limit };

    /// <summary>The value with its unit, to be shown when somebody asks, and what it was compared with.</summary>
    public ComparedValue Compared(string unit, Threshold? against = null) => new(this, unit, against);

    /// <summary>"120 10*9/L", "&lt;5 U/L", "50-55 %".</summary>
    public string Show(string unit)
    {
        var number = (Low, High) switch
        {
            ({ } low, { } high) when low == high => Number(low),
            ({ } low, { } high) => $"{Number(low)}-{Number(high)}",
            ({ } low, null) => $"{(LowInclusive ? "≥" : ">")}{Number(low)}",
            (null, { } high) => $"{(HighInclusive ? "≤" : "<")}{Number(high)}",
            (null, null) => "",
        };
        return unit == "1" ? number : unit == Threshold.UpperLimitOfNormal ? $"{number}×ULN" : $"{number} {unit}";
    }

    private static string Number(decimal number) => decimal.Round(number, 6).ToString("0.######", CultureInfo.InvariantCulture);

    private static LabValue Unreadable(string why) => new(null, true, null, true, why);
}
