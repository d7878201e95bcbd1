using System.Collections.Immutable;
using System.Globalization;
using Prescreen.Insights;

namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>The values of a lab over time with the limit and the window of its criterion, placed and ready to be drawn.</summary>
public sealed record TimelineChart
{
    private const int ShortestDays = 60;
    private const int LongestDays = 730;
    private const int Course = 6;

    /// <summary>The series.</summary>
    public required LabSeries Series { get; init; }

    /// <summary>The first day drawn.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day drawn.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Where the window begins, in percent.</summary>
    public double WindowFrom { get; init; }

    /// <summary>Where today is, in percent.</summary>
    public double TodayAt { get; init; }

    /// <summary>The values, earliest first.</summary>
    public ImmutableArray<ChartPoint> Points { get; init; } = [];

    /// <summary>The limit, and the other one for some patients.</summary>
    public ImmutableArray<ChartLine> Limits { get; init; } = [];

    /// <summary>Round values.</summary>
    public ImmutableArray<ChartLine> Ticks { get; init; } = [];

    /// <summary>Values that can't be drawn: not convertible, without a date, or without a number.</summary>
    public ImmutableArray<LabPoint> Undrawn { get; init; } = [];

    /// <summary>How many values are older than what is drawn.</summary>
    public int Earlier { get; init; }

    /// <summary>The references of the values that the verdict rests on.</summary>
    public required IReadOnlySet<string> Deciding { get; init; }

    /// <summary>What the values are in: "10*9/L" or "×ULN"; empty for plain numbers.</summary>
    public string Unit => Series.Require.IsRelative ? "×ULN" : Series.Require.Unit == "1" ? "" : Series.Require.Unit;

    /// <summary>The chart of a series as of a day.</summary>
    /// <param name="series">The values.</param>
    /// <param name="today">The site's day.</param>
    /// <param name="deciding">The references of the evidence that the verdict rests on.</param>
    public static TimelineChart Of(LabSeries series, DateOnly today, IReadOnlySet<string> deciding)
    {
        var dated = series.Points.Where(IsDrawable).ToList();
        var from = FirstDay(dated, series.WithinDays, today);
        var drawn = dated.Where(point => point.When!.Value.FirstDay >= from).ToList();
        List<decimal> values = [.. drawn.SelectMany(point => new[] { point.Low, point.High }).OfType<decimal>(), series.Require.Limit];
        if (series.Instead is { } other)
        {
            values.Add(other.Require.Limit);
        }

        var scale = TimelineScale.Of(from, today, values);
        var limits = LimitsOf(series, scale);
        return new TimelineChart
        {
            Series = series,
            Deciding = deciding,
            From = from,
            Today = today,
            WindowFrom = scale.X(today.AddDays(-Math.Min(series.WithinDays, LongestDays))),
            TodayAt = scale.X(today),
            Points = Labelled([.. drawn.Select(point => Place(point, scale, deciding))]),
            Limits = limits,
            Ticks = [.. scale.Ticks().Select(value => new ChartLine(scale.Y(value), TimelineScale.Show(value))).Where(tick => limits.All(limit => Math.Abs(limit.Y - tick.Y) > 16))],
            Undrawn = [.. series.Points.Where(point => !IsDrawable(point))],
            Earlier = dated.Count - drawn.Count,
        };
    }

    /// <summary>The lab's title.</summary>
    public override string ToString() => Series.Title;

    // Beside the line that leads to a point, not on it, and within the chart.
    private static ImmutableArray<ChartPoint> Labelled(ImmutableArray<ChartPoint> points)
    {
        return [.. points.Select((point, index) => point with { LabelY = point.Y + Offset(point, index) })];

        double Offset(ChartPoint point, int index)
        {
            var isBelow = point.Arrow is not ChartArrow.Down && (point.Y < 44 || (index > 0 && points[index - 1].Y < point.Y && point.Y < TimelineScale.Bottom - 28));
            return isBelow ? 22 : -12;
        }
    }

    // Four windows, and as many values as tell a course; at least the latest one, however old: a person wants to see what stands.
    private static DateOnly FirstDay(List<LabPoint> dated, int window, DateOnly today)
    {
        var from = today.AddDays(-Math.Clamp(window * 4, ShortestDays, LongestDays));
        foreach (var point in dated.AsEnumerable().Reverse().Take(Course))
        {
            var day = point.When!.Value.FirstDay.AddDays(-4);
            from = day < from && (day > today.AddDays(-LongestDays / 2) || point == dated[^1]) ? day : from;
        }

        return from;
    }

    private static bool IsDrawable(LabPoint point) => point is { Problem: null, When: not null } && (point.Low ?? point.High) is not null;

    private static ImmutableArray<ChartLine> LimitsOf(LabSeries series, TimelineScale scale)
    {
        ChartLine usual = new(scale.Y(series.Require.Limit), series.Require.ToString());
        return series.Instead is { } instead && instead.Require.Limit != series.Require.Limit
            ? [usual, new ChartLine(scale.Y(instead.Require.Limit), $"{instead.Require} ({instead.For})")]
            : [usual];
    }

    private static ChartPoint Place(LabPoint point, TimelineScale scale, IReadOnlySet<string> deciding)
    {
        var (low, high) = (point.Low ?? point.High!.Value, point.High ?? point.Low!.Value);
        var (bottom, top) = (scale.Y(low), scale.Y(high));
        return new ChartPoint
        {
            X = scale.X(point.When!.Value.FirstDay),
            Y = Math.Round((bottom + top) / 2, 2),
            Reach = Math.Round((bottom - top) / 2, 2),
            Arrow = point.Low is null ? ChartArrow.Down : point.High is null ? ChartArrow.Up : ChartArrow.None,
            IsDeciding = deciding.Contains(point.Source.ToString()),
            IsPreliminary = !point.IsFinal,
            Value = point.Compared ?? point.Reported,
            Label = string.Create(CultureInfo.InvariantCulture, $"{point.Compared}, {point.When}"),
        };
    }
}
