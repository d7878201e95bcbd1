using System.Globalization;
using System.Text;
using Prescreen.Facts;

namespace Prescreen.Cli;

/// <summary>The instant a screening is relative to, and the calendar its days are counted in.</summary>
internal sealed record SiteTime(DateTimeOffset AsOf, SiteCalendar Calendar)
{
    /// <summary>
    /// From <c>--as-of</c> and <c>--time-zone</c>; without the first the clock's now, without the second UTC. CLI-020 where the zone isn't known, CLI-021
    /// where the instant isn't one.
    /// </summary>
    public static Result<SiteTime> Read(string? asOf, string? zone, TimeProvider time)
    {
        var site = TimeZoneInfo.Utc;
        if (zone is not null && zone != "UTC" && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out site))
        {
            return new Problem(ProblemKind.Invalid, "CLI-020", "No such time zone: give one as the tz database names it, such as Europe/Berlin or UTC.") { Place = "--time-zone" };
        }

        var calendar = new SiteCalendar(site);
        if (asOf is null)
        {
            var now = time.GetUtcNow();
            return new SiteTime(new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero), calendar);
        }

        if (!calendar.TryRead(Encoding.UTF8.GetBytes(asOf), out var interval) || !interval.IsDay)
        {
            return new Problem(ProblemKind.Invalid, "CLI-021", "This is no instant: give one such as 2026-11-20T09:00:00Z, or a day such as 2026-11-20.") { Place = "--as-of" };
        }

        return new SiteTime(interval.IsInstant ? interval.Start : interval.End.AddSeconds(-1), calendar);
    }

    /// <summary>"2026-11-20T09:00:00Z".</summary>
    public static string Show(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
