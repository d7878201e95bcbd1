namespace Prescreen.Facts;

/// <summary>
/// When something happened, as precisely as its source says: an instant, a day, a month or a year. Days are of the site's calendar.
/// <see cref="Start"/> is inclusive and <see cref="End"/> exclusive; an instant has both equal. <see cref="FirstDay"/> and <see cref="LastDay"/> are
/// inclusive; they differ where the day isn't known (partial dates) and the interval then says "some day from … to …".
/// </summary>
/// <remarks>https://hl7.org/fhir/R4/datatypes.html#dateTime</remarks>
public readonly record struct DateInterval(DateTimeOffset Start, DateTimeOffset End, DateOnly FirstDay, DateOnly LastDay)
{
    /// <summary>True where only one calendar day is possible.</summary>
    public bool IsDay => FirstDay == LastDay;

    /// <summary>True where the source gave a time of day.</summary>
    public bool IsInstant => Start == End;

    /// <summary>From the first moment of one to the last moment of the other: a period, or "some time between".</summary>
    public static DateInterval Between(DateInterval first, DateInterval last)
        => new(first.Start, last.End, first.FirstDay, last.LastDay);

    /// <summary>"2026-11-20", or "2026-11-01..2026-11-30" where the day isn't known.</summary>
    public override string ToString() => IsDay ? $"{FirstDay:yyyy-MM-dd}" : $"{FirstDay:yyyy-MM-dd}..{LastDay:yyyy-MM-dd}";
}
