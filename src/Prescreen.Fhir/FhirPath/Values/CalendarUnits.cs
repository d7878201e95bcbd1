namespace Prescreen.Fhir.FhirPath.Values;

/// <summary>The durations of a calendar, in the singular, and the UCUM units they share a length with. https://hl7.org/fhirpath/N1/#time-valued-quantities</summary>
internal static class CalendarUnits
{
    /// <summary>The singular of a calendar unit's word; null where it is none.</summary>
    internal static string? Find(string word) => word switch
    {
        "year" or "years" => "year",
        "month" or "months" => "month",
        "week" or "weeks" => "week",
        "day" or "days" => "day",
        "hour" or "hours" => "hour",
        "minute" or "minutes" => "minute",
        "second" or "seconds" => "second",
        "millisecond" or "milliseconds" => "millisecond",
        _ => null,
    };

    /// <summary>The UCUM unit of the same length; null for a year and a month, which have none.</summary>
    internal static string? Exact(string unit) => unit switch
    {
        "week" => "wk",
        "day" => "d",
        "hour" => "h",
        "minute" => "min",
        "second" => "s",
        "millisecond" => "ms",
        _ => null,
    };

    /// <summary>The UCUM unit that means about the same: "a" for a year, "mo" for a month.</summary>
    internal static string About(string unit) => unit switch
    {
        "year" => "a",
        "month" => "mo",
        _ => Exact(unit) ?? unit,
    };
}
