using Prescreen.Facts;

namespace Prescreen.Evaluation;

/// <summary>Where a fact's time lies towards a window that ends at the as-of day.</summary>
public enum Timing
{
    /// <summary>In the window.</summary>
    Inside,

    /// <summary>Before the window: stale.</summary>
    Before,

    /// <summary>After as-of: not there yet.</summary>
    After,

    /// <summary>A partial date that may lie in the window or before it.</summary>
    Straddles,
}

/// <summary>
/// The instant everything is relative to, and a recorder of the days on which its answers would differ: every question about time goes through here, so
/// that the first day on which time alone may change a verdict is known without each criterion computing it. Windows count the site's calendar days.
/// </summary>
public sealed class AsOf(DateTimeOffset instant, DateOnly day, SiteCalendar calendar)
{
    private int nextFlip = int.MaxValue;

    /// <summary>An instant of which the site's day isn't known yet.</summary>
    public AsOf(DateTimeOffset instant, SiteCalendar calendar)
        : this(instant, calendar.DayOf(instant), calendar)
    {
    }

    /// <summary>The instant.</summary>
    public DateTimeOffset Instant { get; } = instant;

    /// <summary>Its calendar day at the site.</summary>
    public DateOnly Day { get; } = day;

    /// <summary>The site's calendar.</summary>
    public SiteCalendar Calendar { get; } = calendar;

    /// <summary>The earliest day after <see cref="Day"/> on which an answer given so far would differ; null where none would.</summary>
    public DateOnly? NextFlip => nextFlip == int.MaxValue ? null : DateOnly.FromDayNumber(nextFlip);

    /// <summary>The start of another day, with nothing recorded yet.</summary>
    public AsOf At(DateOnly day) => new(Calendar.StartOf(day), day, Calendar);

    /// <summary>
    /// False where it can only lie after as-of: such data isn't there yet. A date without a time on the day of as-of is there, and a partial date is there
    /// once its first day is.
    /// </summary>
    public bool IsThere(DateInterval when)
    {
        if (when.IsInstant)
        {
            if (when.Start <= Instant)
            {
                return true;
            }

            // Changes are told by the day: an instant of a day is there for certain only when the next day starts.
            Flip(when.FirstDay.DayNumber + (when.Start == Calendar.StartOf(when.FirstDay) ? 0 : 1));
            return false;
        }

        if (when.FirstDay <= Day)
        {
            return true;
        }

        Flip(when.FirstDay.DayNumber);
        return false;
    }

    /// <summary>Where a time lies towards the window of the last <paramref name="days"/> calendar days, the as-of day and the day at that distance inclusive.</summary>
    public Timing Within(DateInterval when, int days)
    {
        if (!IsThere(when))
        {
            return Timing.After;
        }

        var first = when.FirstDay.DayNumber;
        var last = Math.Min(when.LastDay.DayNumber, Day.DayNumber);
        if (days < ResultSelection.Ever)
        {
            Flip(first + days + 1);
            Flip(when.LastDay.DayNumber + days + 1);
        }

        var edge = Day.DayNumber - days;
        return first >= edge ? Timing.Inside : last < edge ? Timing.Before : Timing.Straddles;
    }

    /// <summary>True once a day has come.</summary>
    public bool HasCome(DateOnly day)
    {
        Flip(day.DayNumber);
        return Day >= day;
    }

    /// <summary>
    /// Completed years since a birth date, by the site's calendar, for a birth between two days: (fewest, most). Only the birthdays of the ages that decide
    /// something are remembered.
    /// </summary>
    public (int Fewest, int Most) CompletedYears(DateInterval birth, params ReadOnlySpan<decimal?> decidingAges)
    {
        foreach (var age in decidingAges)
        {
            if (age is >= 0 and < 200)
            {
                Flip(Birthday(birth.FirstDay, birth.FirstDay.Year + (int)age).DayNumber);
                Flip(Birthday(birth.LastDay, birth.LastDay.Year + (int)age).DayNumber);
            }
        }

        return CompletedYearsAt(birth, Day);
    }

    /// <summary>Completed years at another day, for a birth between two days: (fewest, most).</summary>
    public static (int Fewest, int Most) CompletedYearsAt(DateInterval birth, DateOnly day) => (Years(birth.LastDay, day), Years(birth.FirstDay, day));

    /// <summary>Notes that an answer would differ from a day on.</summary>
    public void Flip(int dayNumber)
    {
        if (dayNumber > Day.DayNumber && dayNumber < nextFlip)
        {
            nextFlip = dayNumber;
        }
    }

    private static int Years(DateOnly birth, DateOnly day)
    {
        var years = day.Year - birth.Year;
        return day < Birthday(birth, day.Year) ? years - 1 : years;
    }

    // Born on 29 February: a year is completed on 1 March of a common year, as no 29 February has come before.
    private static DateOnly Birthday(DateOnly birth, int year)
        => birth is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year) ? new DateOnly(year, 3, 1) : new DateOnly(year, birth.Month, birth.Day);
}
