namespace Prescreen.Cli.Demo.Hospital;

/// <summary>Days counted back from the end of the play, so that a hospital ages with the day it is made for.</summary>
internal sealed class DemoCalendar(DateTimeOffset playEnds)
{
    public const int PlayDays = 14;

    public DateTimeOffset PlayEnds { get; } = playEnds.ToUniversalTime();

    public DateTimeOffset PlayStarts => PlayEnds.AddDays(-PlayDays);

    /// <summary>An hour (UTC) of the day that is <paramref name="daysBefore"/> calendar days before the day of the end.</summary>
    public DateTimeOffset At(int daysBefore, int hour = 8, int minute = 0)
        => new DateTimeOffset(PlayEnds.Year, PlayEnds.Month, PlayEnds.Day, hour, minute, 0, TimeSpan.Zero).AddDays(-daysBefore);

    /// <summary>The last Friday afternoon that is wholly before the day on which the play ends.</summary>
    public DateTimeOffset LastFriday()
    {
        var daysSinceFriday = ((int)PlayEnds.DayOfWeek - (int)DayOfWeek.Friday + 7) % 7;
        return At(daysSinceFriday is 0 ? 7 : daysSinceFriday, 16);
    }

    /// <summary>A birth date that makes the patient exactly <paramref name="age"/> years and some days old when the play ends.</summary>
    public DateOnly Born(int age, int daysSinceBirthday)
        => DateOnly.FromDateTime(At(daysSinceBirthday).UtcDateTime).AddYears(-age);
}
