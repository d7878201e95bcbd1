using System.Text;
using Prescreen.Facts;

namespace Prescreen.Tests.Facts;

public sealed class SiteCalendarTests
{
    private static readonly SiteCalendar Berlin = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    [Theory]
    [InlineData("2026", "2026-01-01..2026-12-31")]
    [InlineData("2024-02", "2024-02-01..2024-02-29")]
    [InlineData("2026-11-20", "2026-11-20")]
    [InlineData("2026-11-20T23:30:00Z", "2026-11-21")] // Already tomorrow in Berlin.
    [InlineData("2026-11-20T23:30:00", "2026-11-20")] // Without an offset it is the site's time.
    [InlineData("2026-11-20T23:30+01:00", "2026-11-20")] // Seconds may be absent.
    [InlineData("2026-11-20T23:30:00.1234567-05:00", "2026-11-21")]
    public void Read_ADate_GivesTheSitesDays(string text, string days) => Read(text).ToString().ShouldBe(days);

    [Theory]
    [InlineData("")]
    [InlineData("26-11-20")]
    [InlineData("2026-13")]
    [InlineData("2026-02-30")]
    [InlineData("2026-11-20T25:00:00Z")]
    [InlineData("2026-11-20T10:00:00+99:00")]
    [InlineData("20261120")]
    [InlineData("yesterday")]
    [InlineData("0000")]
    public void Read_WhatIsNoDate_IsRefused(string text) => Berlin.TryRead(Encoding.UTF8.GetBytes(text), out _).ShouldBeFalse();

    [Fact]
    public void Day_WhenTheClocksChange_Has23Or25Hours()
    {
        var spring = Berlin.Day(new DateOnly(2026, 3, 29));
        var autumn = Berlin.Day(new DateOnly(2026, 10, 25));

        (spring.End - spring.Start).ShouldBe(TimeSpan.FromHours(23));
        (autumn.End - autumn.Start).ShouldBe(TimeSpan.FromHours(25));
    }

    private static DateInterval Read(string text)
    {
        Berlin.TryRead(Encoding.UTF8.GetBytes(text), out var interval).ShouldBeTrue();
        return interval;
    }
}
