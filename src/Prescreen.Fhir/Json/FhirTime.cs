using System.Globalization;

namespace Prescreen.Fhir.Json;

/// <summary>Instants and whole numbers as FHIR writes them. <see href="https://hl7.org/fhir/R4/datatypes.html#instant"/></summary>
internal static class FhirTime
{
    /// <summary>UTC with milliseconds: <c>2026-11-20T06:15:00.000Z</c>.</summary>
    public static string Write(DateTimeOffset instant)
        => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A date: <c>2026-11-20</c>.</summary>
    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day of a date or dateTime, as it is written; null where it is none or less than a day.</summary>
    public static DateOnly? Day(string? text)
        => text is { Length: >= 10 } && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    /// <summary>An instant; a date without a time or zone is none and gives null.</summary>
    public static DateTimeOffset? Instant(string? text)
        => text is [_, _, _, _, '-', _, _, '-', _, _, 'T', .. var rest] && rest.AsSpan().IndexOfAny('Z', '+', '-') > 0
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset instant)
            ? instant
            : null;

    /// <summary>A whole number in digits, or null.</summary>
    public static long? Whole(string? text)
        => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;
}
