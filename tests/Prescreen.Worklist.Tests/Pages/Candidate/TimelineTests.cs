using System.Collections.Immutable;
using System.Globalization;
using Prescreen.Facts;
using Prescreen.Insights;
using Prescreen.Protocols;
using Prescreen.Worklist.Pages.Candidate;

namespace Prescreen.Worklist.Tests.Pages.Candidate;

public sealed class TimelineTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public void Scale_Days_GrowToTheRightWithinTheEdges()
    {
        TimelineScale scale = new(Today.AddDays(-60), Today, 0, 100);

        scale.X(Today.AddDays(-60)).ShouldBe(13);
        scale.X(Today.AddDays(-30)).ShouldBe(54.5);
        scale.X(Today).ShouldBe(96);
        scale.X(Today.AddDays(-900)).ShouldBe(13);
        scale.X(Today.AddDays(9)).ShouldBe(96);
    }

    [Fact]
    public void Scale_Values_GrowUpwards()
    {
        TimelineScale scale = new(Today, Today, 0, 100);

        scale.Y(0).ShouldBe(172);
        scale.Y(50).ShouldBe(99);
        scale.Y(100).ShouldBe(26);
        scale.Y(1_000_000).ShouldBe(26);
    }

    [Theory]
    [InlineData("80,120", "from zero where zero is near")]
    [InlineData("1000,1010", "not from zero where it is far")]
    [InlineData("5", "one value has air")]
    [InlineData("0", "zero alone")]
    [InlineData("-5,-1", "negative")]
    [InlineData("0.00001,0.00002", "tiny")]
    [InlineData("1,100000000000", "far apart")]
    public void Scale_OfValues_HoldsThemAllWithFewTicks(string values, string why)
    {
        decimal[] all = [.. values.Split(',').Select(value => decimal.Parse(value, CultureInfo.InvariantCulture))];

        var scale = TimelineScale.Of(Today.AddDays(-10), Today, all);

        scale.Least.ShouldBeLessThanOrEqualTo(all.Min(), why);
        scale.Most.ShouldBeGreaterThan(all.Max(), why);
        scale.Ticks().Take(100).Count().ShouldBeInRange(1, 8, why);
    }

    [Fact]
    public void Chart_OfSeries_PlacesValuesLimitAndWindow()
    {
        var chart = Chart([Point("a", 40, 120), Point("b", 3, 70)], "Observation/b");

        chart.Points.Length.ShouldBe(2);
        chart.Points[0].X.ShouldBeLessThan(chart.Points[1].X);
        chart.Points[0].Y.ShouldBeLessThan(chart.Limits[0].Y, "120 is above the limit");
        chart.Points[1].Y.ShouldBeGreaterThan(chart.Limits[0].Y, "70 is below it");
        chart.Points[1].IsDeciding.ShouldBeTrue();
        chart.Points[0].IsDeciding.ShouldBeFalse();
        chart.Limits[0].Label.ShouldBe("≥80 10*9/L");
        chart.From.ShouldBe(Today.AddDays(-60));
        chart.WindowFrom.ShouldBe(76.63);
        chart.TodayAt.ShouldBe(96);
    }

    [Fact]
    public void Chart_Comparators_AreArrows()
    {
        var chart = Chart([Point("a", 9, null, 5), Point("b", 5, 300, null), Point("c", 2, 50, 60)]);

        chart.Points.Select(point => point.Arrow).ShouldBe([ChartArrow.Down, ChartArrow.Up, ChartArrow.None]);
        chart.Points[2].Reach.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Chart_ValuesThatCannotBeDrawn_AreTold()
    {
        var strange = new LabPoint { Source = new SourceReference("Observation", "u", null), When = Day(4), Reported = "7 furlongs", Problem = "Platelet count: 7 furlongs is in a unit that isn't understood." };
        var undated = Point("n", 1, 90) with { When = null };

        var chart = Chart([undated, Point("a", 9, 120), strange]);

        chart.Points.Length.ShouldBe(1);
        chart.Undrawn.Select(point => point.Reported).ShouldBe(["90", "7 furlongs"]);
    }

    [Fact]
    public void Chart_OnlyOldValues_ReachesBackToTheLatest()
    {
        var chart = Chart([Point("a", 900, 120), Point("b", 400, 110)]);

        chart.From.ShouldBe(Today.AddDays(-404));
        chart.Points.Length.ShouldBe(1);
        chart.Earlier.ShouldBe(1);
    }

    [Fact]
    public void Chart_RareValues_ReachesBackAsFarAsTellsACourse()
    {
        var chart = Chart([.. Enumerable.Range(0, 9).Select(index => Point($"p{index}", 300 - (index * 35), 100 + index))]);

        chart.Points.Length.ShouldBe(6);
        chart.Earlier.ShouldBe(3);
        chart.From.ShouldBe(Today.AddDays(-199));
    }

    [Fact]
    public void Chart_OtherLimitForSome_IsDrawnToo()
    {
        LabSeries series = new()
        {
            Title = "Total bilirubin",
            Require = new Threshold(Comparison.AtMost, 2.0m, Threshold.UpperLimitOfNormal),
            Instead = (new Threshold(Comparison.AtMost, 3.0m, Threshold.UpperLimitOfNormal), "Gilbert syndrome"),
            WithinDays = 14,
            Points = [Point("a", 3, 0.8m)],
        };

        var chart = TimelineChart.Of(series, Today, new HashSet<string>());

        chart.Unit.ShouldBe("×ULN");
        chart.Limits.Select(limit => limit.Label).ShouldBe(["≤2.0×ULN", "≤3.0×ULN (Gilbert syndrome)"]);
    }

    [Fact]
    public void Chart_NoValue_StillHasItsLimit() => Chart([]).Limits.Length.ShouldBe(1);

    private static TimelineChart Chart(ImmutableArray<LabPoint> points, params string[] deciding)
        => TimelineChart.Of(
            new LabSeries { Title = "Platelet count", Require = new Threshold(Comparison.AtLeast, 80, "10*9/L"), WithinDays = 14, Points = points },
            Today,
            deciding.ToHashSet(StringComparer.Ordinal));

    private static LabPoint Point(string id, int daysAgo, decimal? value) => Point(id, daysAgo, value, value);

    private static LabPoint Point(string id, int daysAgo, decimal? low, decimal? high) => new()
    {
        Source = new SourceReference("Observation", id, null),
        When = Day(daysAgo),
        Reported = $"{low ?? high}",
        Compared = $"{low ?? high} 10*9/L",
        Low = low,
        High = high,
        IsFinal = true,
    };

    private static DateInterval Day(int daysAgo) => SiteCalendar.Utc.Day(Today.AddDays(-daysAgo));
}
