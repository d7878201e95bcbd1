using System.Text;
using Prescreen.Evaluation;
using Prescreen.Facts;

namespace Prescreen.Tests.Evaluation;

public sealed class AsOfTests
{
    private static readonly DateTimeOffset Instant = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A time, a window in days, where it lies, and the day on which that would differ next.</summary>
    public static TheoryData<string, int, Timing, string?> Windows => new()
    {
        { "2026-11-20", 14, Timing.Inside, "2026-12-05" }, // Of today: the window is inclusive, so it is stale from day 15.
        { "2026-11-06", 14, Timing.Inside, "2026-11-21" }, // Of the window's first day.
        { "2026-11-05", 14, Timing.Before, null },
        { "2026-11-21", 14, Timing.After, "2026-11-21" },
        { "2026-11-20T09:00:01Z", 14, Timing.After, "2026-11-21" }, // Later today: there for certain when the day is over.
        { "2026-11-20T09:00:00Z", 14, Timing.Inside, "2026-12-05" },
        { "2026-11", 14, Timing.Straddles, "2026-12-15" }, // Some day from the 1st to today.
        { "2026-11", 30, Timing.Inside, "2026-12-02" },
        { "2026-12", 14, Timing.After, "2026-12-01" },
        { "2026", 14, Timing.Straddles, "2027-01-15" },
    };

    [Theory]
    [MemberData(nameof(Windows))]
    public void Within_ATime_SaysWhereItLiesAndWhenThatDiffers(string time, int days, Timing timing, string? flip)
    {
        var asOf = new AsOf(Instant, SiteCalendar.Utc);

        asOf.Within(Read(time, SiteCalendar.Utc), days).ShouldBe(timing);

        asOf.NextFlip?.ToString("yyyy-MM-dd", null).ShouldBe(flip);
    }

    [Fact]
    public void Within_AResultLateInTheSitesEvening_CountsTheSitesDay()
    {
        var shanghai = new SiteCalendar(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        var asOf = new AsOf(new DateTimeOffset(2026, 11, 20, 16, 30, 0, TimeSpan.Zero), shanghai);

        asOf.Day.ShouldBe(new DateOnly(2026, 11, 21));
        asOf.Within(Read("2026-11-06T23:00:00Z", shanghai), 14).ShouldBe(Timing.Inside);
        asOf.Within(Read("2026-11-06T15:00:00Z", shanghai), 14).ShouldBe(Timing.Before);
    }

    [Theory]
    [InlineData("1951-11-20", 75, 75)] // The birthday itself completes the year.
    [InlineData("1951-11-21", 74, 74)]
    [InlineData("1951", 74, 75)]
    [InlineData("2008-02-29", 18, 18)]
    public void CompletedYears_OfABirthDate_AreFewestAndMost(string birth, int fewest, int most)
        => new AsOf(Instant, SiteCalendar.Utc).CompletedYears(Read(birth, SiteCalendar.Utc)).ShouldBe((fewest, most));

    [Fact]
    public void CompletedYears_WithDecidingAges_RemembersOnlyTheirBirthdays()
    {
        var asOf = new AsOf(Instant, SiteCalendar.Utc);

        asOf.CompletedYears(Read("1968-05-14", SiteCalendar.Utc), 18, 76);

        asOf.NextFlip.ShouldBe(new DateOnly(2044, 5, 14));
    }

    private static DateInterval Read(string text, SiteCalendar calendar)
    {
        calendar.TryRead(Encoding.UTF8.GetBytes(text), out var interval).ShouldBeTrue();
        return interval;
    }
}
