using System.Buffers.Text;

namespace Prescreen.Facts;

/// <summary>Reads FHIR dates and instants into the site's calendar: windows and washouts count calendar days there.</summary>
/// <remarks>https://hl7.org/fhir/R4/datatypes.html#dateTime</remarks>
public sealed class SiteCalendar(TimeZoneInfo zone)
{
    /// <summary>The calendar of a site that configured no time zone.</summary>
    public static SiteCalendar Utc { get; } = new(TimeZoneInfo.Utc);

    /// <summary>The site's time zone.</summary>
    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>The site's calendar day of an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant));

    /// <summary>The first instant of a day at the site; where the clock skips midnight, the first instant after the gap.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        if (ReferenceEquals(Zone, TimeZoneInfo.Utc))
        {
            return new DateTimeOffset(midnight, TimeSpan.Zero);
        }

        while (Zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The interval of a whole day.</summary>
    public DateInterval Day(DateOnly day) => Days(day, day);

    /// <summary>The interval of an instant.</summary>
    public DateInterval Instant(DateTimeOffset instant)
    {
        var day = DayOf(instant);
        var utc = instant.ToUniversalTime();
        return new DateInterval(utc, utc, day, day);
    }

    /// <summary>
    /// A FHIR date, dateTime or instant ("2026", "2026-11", "2026-11-20", "2026-11-20T09:00:00+01:00"). A time without offset is the site's; seconds
    /// may be absent, as some EHRs send them. False for anything else.
    /// </summary>
    public bool TryRead(ReadOnlySpan<byte> text, out DateInterval interval)
    {
        interval = default;
        if (!TryDigits(text, 0, 4, out var year) || year < 1)
        {
            return false;
        }

        if (text.Length == 4)
        {
            interval = Days(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            return true;
        }

        if (text.Length < 7 || text[4] != '-' || !TryDigits(text, 5, 2, out var month) || month is < 1 or > 12)
        {
            return false;
        }

        if (text.Length == 7)
        {
            interval = Days(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));
            return true;
        }

        if (text.Length < 10 || text[7] != '-' || !TryDigits(text, 8, 2, out var dayOfMonth)
            || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        var day = new DateOnly(year, month, dayOfMonth);
        if (text.Length == 10)
        {
            interval = Day(day);
            return true;
        }

        return TryTime(text[10..], out var time, out var offset) && TryPlace(day, time, offset, out interval);
    }

    private bool TryPlace(DateOnly day, TimeSpan time, TimeSpan? offset, out DateInterval interval)
    {
        interval = default;
        var local = day.ToDateTime(TimeOnly.MinValue).Add(time);
        var shift = offset ?? Zone.GetUtcOffset(local);
        var utcTicks = local.Ticks - shift.Ticks;
        if (utcTicks < TimeSpan.TicksPerDay * 2 || utcTicks > DateTime.MaxValue.Ticks - (TimeSpan.TicksPerDay * 2))
        {
            return false;
        }

        interval = Instant(new DateTimeOffset(utcTicks, TimeSpan.Zero));
        return true;
    }

    private DateInterval Days(DateOnly first, DateOnly last)
        => new(StartOf(first), last == DateOnly.MaxValue ? DateTimeOffset.MaxValue : StartOf(last.AddDays(1)), first, last);

    private DateTime Local(DateTimeOffset instant)
        => ReferenceEquals(Zone, TimeZoneInfo.Utc) ? instant.UtcDateTime : TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    private static bool TryTime(ReadOnlySpan<byte> text, out TimeSpan time, out TimeSpan? offset)
    {
        time = default;
        offset = null;
        if (text.Length < 6 || text[0] is not ((byte)'T' or (byte)'t' or (byte)' ') || !TryDigits(text, 1, 2, out var hour) || hour > 24
            || text[3] != ':' || !TryDigits(text, 4, 2, out var minute) || minute > 59)
        {
            return false;
        }

        var rest = text[6..];
        var ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        if (rest.Length >= 3 && rest[0] == ':')
        {
            if (!TryDigits(rest, 1, 2, out var second) || second > 60)
            {
                return false;
            }

            ticks += second * TimeSpan.TicksPerSecond;
            rest = Fraction(rest[3..], ref ticks);
        }

        time = new TimeSpan(ticks);
        return TryOffset(rest, ref offset);
    }

    private static ReadOnlySpan<byte> Fraction(ReadOnlySpan<byte> rest, scoped ref long ticks)
    {
        if (rest.IsEmpty || rest[0] != '.')
        {
            return rest;
        }

        var place = TimeSpan.TicksPerSecond / 10;
        var length = 1;
        for (; length < rest.Length && char.IsAsciiDigit((char)rest[length]); length++)
        {
            ticks += (rest[length] - '0') * place;
            place /= 10;
        }

        return rest[length..];
    }

    private static bool TryOffset(ReadOnlySpan<byte> rest, ref TimeSpan? offset)
    {
        if (rest.IsEmpty)
        {
            return true;
        }

        if (rest.Length == 1 && rest[0] is (byte)'Z' or (byte)'z')
        {
            offset = TimeSpan.Zero;
            return true;
        }

        if (rest.Length is not (5 or 6) || rest[0] is not ((byte)'+' or (byte)'-') || !TryDigits(rest, 1, 2, out var hours) || hours > 14
            || !TryDigits(rest, rest.Length - 2, 2, out var minutes) || minutes > 59)
        {
            return false;
        }

        var size = new TimeSpan(hours, minutes, 0);
        offset = rest[0] == '-' ? -size : size;
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, int start, int count, out int value)
    {
        value = 0;
        return text.Length >= start + count
            && Utf8Parser.TryParse(text.Slice(start, count), out value, out var used)
            && used == count
            && text[start] is >= (byte)'0' and <= (byte)'9';
    }
}
