using System.Globalization;

namespace Prescreen.Fhir.FhirPath.Values;

/// <summary>Adds time to moments; what the precision of the moment can't show is cut off. https://hl7.org/fhirpath/N1/#datetime-arithmetic</summary>
internal static class MomentArithmetic
{
    private const decimal SecondsADay = 86_400;

    extension(FhirPathMoment moment)
    {
        /// <summary>The same moment so many minutes later, without an offset; unchanged at the ends of the calendar.</summary>
        internal FhirPathMoment Shifted(int minutes)
        {
            if (minutes == 0 || moment.Year is <= 1 or >= 9999)
            {
                return moment;
            }

            var shifted = new DateTime(moment.Year, moment.Month, moment.Day, moment.Hour, moment.Minute, 0, DateTimeKind.Unspecified).AddMinutes(minutes);
            return At(moment, shifted, moment.Second);
        }

        /// <summary>The moment so many units later (earlier where negative); null past the ends of the calendar, or where the unit isn't one of time.</summary>
        internal FhirPathMoment? Plus(decimal count, string unit) => unit switch
        {
            _ when Math.Abs(count) > 1_000_000_000_000m => null,
            "year" => moment.PlusMonths(decimal.Truncate(count) * 12),
            "month" => moment.PlusMonths(decimal.Truncate(count)),
            "week" => moment.PlusDays(decimal.Truncate(count) * 7),
            "day" => moment.PlusDays(decimal.Truncate(count)),
            "hour" => moment.PlusSeconds(decimal.Truncate(count) * 3_600),
            "minute" => moment.PlusSeconds(decimal.Truncate(count) * 60),
            "second" => moment.PlusSeconds(count),
            "millisecond" => moment.PlusSeconds(count / 1_000),
            _ => null,
        };
    }

    extension(FhirPathMoment moment)
    {
        private FhirPathMoment? PlusMonths(decimal months)
        {
            if (moment.Kind is MomentKind.Time)
            {
                return null;
            }

            var whole = moment.Precision is MomentPrecision.Year ? decimal.Truncate(months / 12) * 12 : months;
            var total = (moment.Year * 12) + (moment.Month - 1) + whole;
            var (year, month) = ((int)decimal.Floor(Math.Clamp(total, 0, 200_000) / 12), (int)(total % 12) + 1);
            return total < 12 || year > 9999 ? null
                : At(moment, new DateTime(year, month, Math.Min(moment.Day, DateTime.DaysInMonth(year, month)), moment.Hour, moment.Minute, 0, DateTimeKind.Unspecified), moment.Second);
        }

        private FhirPathMoment? PlusDays(decimal days) => moment.Precision switch
        {
            _ when moment.Kind is MomentKind.Time => null,
            MomentPrecision.Year => moment.PlusMonths(decimal.Truncate(days / 365) * 12),
            MomentPrecision.Month => moment.PlusMonths(decimal.Truncate(days / 30)),
            MomentPrecision.Day or MomentPrecision.Hour or MomentPrecision.Minute or MomentPrecision.Second => moment.PlusWholeDays(days),
            _ => null,
        };

        private FhirPathMoment? PlusWholeDays(decimal days)
        {
            var start = new DateTime(moment.Year, moment.Month, moment.Day, moment.Hour, moment.Minute, 0, DateTimeKind.Unspecified);
            return days > (DateTime.MaxValue - start).Days || -days > (start - DateTime.MinValue).Days ? null : At(moment, start.AddDays((int)days), moment.Second);
        }

        private FhirPathMoment? PlusSeconds(decimal seconds)
        {
            if (moment.Kind is not MomentKind.Time && !moment.HasTime)
            {
                return moment.PlusDays(decimal.Truncate(seconds / SecondsADay));
            }

            var exact = moment.Precision is MomentPrecision.Hour ? decimal.Truncate(seconds / 3_600) * 3_600
                : moment.Precision is MomentPrecision.Minute ? decimal.Truncate(seconds / 60) * 60
                : seconds;
            var total = (moment.Hour * 3_600) + (moment.Minute * 60) + moment.Second + exact;
            var days = decimal.Floor(total / SecondsADay);
            var rest = total - (days * SecondsADay);
            var day = moment.Kind is MomentKind.Time ? moment : moment.PlusWholeDays(days);
            return day is null ? null
                : At(day, new DateTime(day.Kind is MomentKind.Time ? 1 : day.Year, Math.Max(day.Month, 1), Math.Max(day.Day, 1), (int)(rest / 3_600), (int)(rest / 60) % 60, 0, DateTimeKind.Unspecified), rest % 60);
        }
    }

    private static FhirPathMoment At(FhirPathMoment like, DateTime time, decimal second)
    {
        var length = like.Precision switch
        {
            MomentPrecision.Year => "yyyy",
            MomentPrecision.Month => "yyyy-MM",
            MomentPrecision.Day => "yyyy-MM-dd",
            MomentPrecision.Hour => "yyyy-MM-ddTHH",
            MomentPrecision.Minute or MomentPrecision.Second => "yyyy-MM-ddTHH:mm",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var day = time.ToString(like.Kind is MomentKind.Time ? length[11..] : length, CultureInfo.InvariantCulture);
        var rest = like.Precision is MomentPrecision.Second ? second.ToString(":00.############", CultureInfo.InvariantCulture) : "";
        return new(like.Kind, like.Precision, day + rest + Zone(like.Offset))
        {
            Year = time.Year,
            Month = time.Month,
            Day = time.Day,
            Hour = time.Hour,
            Minute = time.Minute,
            Second = second,
            Offset = like.Offset,
        };
    }

    private static string Zone(int? offset) => offset switch
    {
        null => "",
        0 => "Z",
        { } east => string.Create(CultureInfo.InvariantCulture, $"{(east < 0 ? '-' : '+')}{Math.Abs(east) / 60:00}:{Math.Abs(east) % 60:00}"),
    };
}
