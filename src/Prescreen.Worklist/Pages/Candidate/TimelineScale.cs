using System.Globalization;

namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>
/// Where days and values lie on a chart: days in percent of the width, so that the chart fits any screen while its words keep their size; values in pixels from above.
/// </summary>
internal sealed record TimelineScale(DateOnly From, DateOnly To, decimal Least, decimal Most)
{
    /// <summary>The chart's height in pixels.</summary>
    public const int Height = 208;

    /// <summary>Where the time axis is, in pixels from above.</summary>
    public const int Bottom = 172;

    private const int Top = 26;
    private const double Left = 13;
    private const double Right = 96;

    /// <summary>The day's place in percent; days outside lie at the edges.</summary>
    public double X(DateOnly day)
    {
        var share = (double)(day.DayNumber - From.DayNumber) / Math.Max(1, To.DayNumber - From.DayNumber);
        return Math.Round(Left + (Math.Clamp(share, 0, 1) * (Right - Left)), 2);
    }

    /// <summary>The value's place in pixels; values outside lie at the edges.</summary>
    public double Y(decimal value)
    {
        var share = Most == Least ? 0.5m : Math.Clamp(value - Least, 0, Most - Least) / (Most - Least);
        return Math.Round(Bottom - ((double)share * (Bottom - Top)), 2);
    }

    /// <summary>A scale over the values with some air, from zero where zero is near.</summary>
    public static TimelineScale Of(DateOnly from, DateOnly to, IReadOnlyCollection<decimal> values)
    {
        if (values.Count == 0)
        {
            return new TimelineScale(from, to, 0, 1);
        }

        var (least, most) = (values.Min(), values.Max());
        var span = most - least;
        // Small differences shall not look like cliffs.
        var air = Math.Max(Math.Max(span, Math.Abs(most)) / 8, 0.000_001m);
        var low = least >= 0 && least - air < most / 3 ? 0 : least - air;
        return new TimelineScale(from, to, low, most + air);
    }

    /// <summary>Round values to draw lines at: three to five of them.</summary>
    public IEnumerable<decimal> Ticks()
    {
        var step = Step((Most - Least) / 4);
        for (var value = Math.Ceiling(Least / step) * step; value <= Most; value += step)
        {
            yield return value;
        }
    }

    /// <summary>A number as labels show it.</summary>
    public static string Show(decimal value) => decimal.Round(value, 4).ToString("0.####", CultureInfo.InvariantCulture);

    private static decimal Step(decimal least)
    {
        var power = 1m;
        while (power > least && power > 0.000_001m)
        {
            power /= 10;
        }

        while (power * 10 <= least)
        {
            power *= 10;
        }

        return least <= power ? power : least <= 2 * power ? 2 * power : least <= 5 * power ? 5 * power : 10 * power;
    }
}
