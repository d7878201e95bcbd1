using System.Globalization;

namespace Prescreen.Fhir.FhirPath.Values;

/// <summary>Dates and times as FHIR and FHIRPath write them, of any precision: "2019-02", "2019-02-03T14:30:05.250+01:00", "14:30".</summary>
internal static class MomentText
{
    /// <summary>The moment, or null where the text isn't one of its kind or no such day exists.</summary>
    internal static FhirPathMoment? Read(string text, MomentKind kind) => kind switch
    {
        MomentKind.Date => ReadDate(text, text, MomentKind.Date),
        MomentKind.DateTime => ReadDateTime(text),
        MomentKind.Time => ReadTime(text, text, new FhirPathMoment(MomentKind.Time, MomentPrecision.Hour, text)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static FhirPathMoment? ReadDate(ReadOnlySpan<char> part, string text, MomentKind kind)
    {
        if (!(part.Length is 4 or 7 or 10) || Digits(part[..4]) is not { } year || year == 0)
        {
            return null;
        }

        if (part.Length == 4)
        {
            return new(kind, MomentPrecision.Year, text) { Year = year, Month = 1, Day = 1 };
        }

        if (part[4] != '-' || Digits(part[5..7]) is not { } month || month is < 1 or > 12)
        {
            return null;
        }

        if (part.Length == 7)
        {
            return new(kind, MomentPrecision.Month, text) { Year = year, Month = month, Day = 1 };
        }

        return part[7] == '-' && Digits(part[8..]) is { } day && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(kind, MomentPrecision.Day, text) { Year = year, Month = month, Day = day }
            : null;
    }

    private static FhirPathMoment? ReadDateTime(string text)
    {
        var mark = text.IndexOf('T', StringComparison.Ordinal);
        if (mark < 0 || mark == text.Length - 1)
        {
            return ReadDate(mark < 0 ? text : text.AsSpan(0, mark), text, MomentKind.DateTime);
        }

        if (ReadDate(text.AsSpan(0, mark), text, MomentKind.DateTime) is not { Precision: MomentPrecision.Day } day)
        {
            return null;
        }

        var time = text.AsSpan(mark + 1);
        var zone = time.IndexOfAny('Z', '+', '-');
        int? offset = null;
        if (zone >= 0)
        {
            if (ReadOffset(time[zone..]) is not { } east)
            {
                return null;
            }

            offset = east;
            time = time[..zone];
        }

        return ReadTime(time, text, new(MomentKind.DateTime, MomentPrecision.Hour, text) { Year = day.Year, Month = day.Month, Day = day.Day, Offset = offset });
    }

    private static int? ReadOffset(ReadOnlySpan<char> zone)
        => zone is "Z" ? 0
            : zone.Length == 6 && zone[3] == ':' && Digits(zone[1..3]) is { } hours and <= 14 && Digits(zone[4..]) is { } minutes and <= 59
                ? (zone[0] == '-' ? -1 : 1) * ((hours * 60) + minutes)
                : null;

    private static FhirPathMoment? ReadTime(ReadOnlySpan<char> part, string text, FhirPathMoment day)
    {
        if (part.Length < 2 || Digits(part[..2]) is not { } hour || hour > 23)
        {
            return null;
        }

        if (part.Length == 2)
        {
            return With(day, MomentPrecision.Hour, text, hour, 0, 0);
        }

        if (part.Length < 5 || part[2] != ':' || Digits(part[3..5]) is not { } minute || minute > 59)
        {
            return null;
        }

        if (part.Length == 5)
        {
            return With(day, MomentPrecision.Minute, text, hour, minute, 0);
        }

        // A leap second is 60.
        return part.Length >= 8 && part[5] == ':' && IsSeconds(part[6..])
            && decimal.TryParse(part[6..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var second) && second < 61
                ? With(day, MomentPrecision.Second, text, hour, minute, second)
                : null;
    }

    private static FhirPathMoment With(FhirPathMoment day, MomentPrecision precision, string text, int hour, int minute, decimal second)
        => new(day.Kind, precision, text) { Year = day.Year, Month = day.Month, Day = day.Day, Offset = day.Offset, Hour = hour, Minute = minute, Second = second };

    private static bool IsSeconds(ReadOnlySpan<char> text)
        => text.Length == 2 ? Digits(text) is not null : text.Length > 3 && Digits(text[..2]) is not null && text[2] == '.' && !text[3..].ContainsAnyExceptInRange('0', '9');

    private static int? Digits(ReadOnlySpan<char> text)
        => !text.ContainsAnyExceptInRange('0', '9') && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
