using System.Globalization;

namespace Prescreen.TestServer.Search;

/// <summary>
/// A date of any precision as the instants it covers, both ends included, in ticks of UTC; a date without a zone is taken as UTC.
/// See http://hl7.org/fhir/R4/search.html#date.
/// </summary>
internal readonly record struct DateInterval(long Low, long High)
{
    private static readonly (string Format, Func<DateTimeOffset, DateTimeOffset> Next)[] Forms =
    [
        ("yyyy", start => start.AddYears(1)),
        ("yyyy-MM", start => start.AddMonths(1)),
        ("yyyy-MM-dd", start => start.AddDays(1)),
        ("yyyy-MM-dd'T'HH:mm", start => start.AddMinutes(1)),
        ("yyyy-MM-dd'T'HH:mmzzz", start => start.AddMinutes(1)),
        ("yyyy-MM-dd'T'HH:mm:ss", start => start.AddSeconds(1)),
        ("yyyy-MM-dd'T'HH:mm:sszzz", start => start.AddSeconds(1)),
    ];

    /// <summary>The interval, or null where the text is no FHIR date, dateTime or instant.</summary>
    public static DateInterval? Parse(string text)
    {
        var normal = text.EndsWith('Z') ? text[..^1] + "+00:00" : text;
        var dot = normal.IndexOf('.', StringComparison.Ordinal);
        var digits = 0;
        var fraction = 0L;
        if (dot > 0)
        {
            digits = normal.AsSpan(dot + 1).IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : normal.Length - dot - 1;
            if (digits == 0 || !long.TryParse(normal.AsSpan(dot + 1, Math.Min(digits, 7)), CultureInfo.InvariantCulture, out fraction))
            {
                return null;
            }

            normal = normal[..dot] + normal[(dot + 1 + digits)..];
        }

        foreach (var (format, next) in Forms)
        {
            if (DateTimeOffset.TryParseExact(normal, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start))
            {
                return dot > 0 ? WithFraction(start.UtcTicks, fraction, Math.Min(digits, 7)) : new DateInterval(start.UtcTicks, EndOf(start, next));
            }
        }

        return null;
    }

    /// <summary>A Period; an open end reaches to the end of time; null where both ends are absent.</summary>
    public static DateInterval? Between(DateInterval? start, DateInterval? end)
        => start is null && end is null ? null : new DateInterval(start?.Low ?? long.MinValue, end?.High ?? long.MaxValue);

    public DateInterval Span(DateInterval other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    private static long EndOf(DateTimeOffset start, Func<DateTimeOffset, DateTimeOffset> next)
        => start.Year == 9999 ? long.MaxValue : next(start).UtcTicks - 1;

    private static DateInterval WithFraction(long ticks, long fraction, int digits)
    {
        var unit = 1L;
        for (var i = digits; i < 7; i++)
        {
            unit *= 10;
        }

        return new DateInterval(ticks + (fraction * unit), ticks + (fraction * unit) + unit - 1);
    }
}
