using System.Globalization;
using Prescreen.Insights;
using Prescreen.Units;
using Prescreen.Vocabulary;

namespace Prescreen.Cli.Readiness;

/// <summary>The words of the report, the same on the terminal and on the page.</summary>
internal static class ReadinessWords
{
    /// <summary>"42 %", "&lt;1 %"; "–" of nobody.</summary>
    public static string Percent(int part, int whole)
    {
        if (whole == 0)
        {
            return "–";
        }

        var share = 100m * part / whole;
        return share is > 0 and < 1 ? "<1 %" : share is > 99 and < 100 ? ">99 %" : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share)} %");
    }

    /// <summary>The share with coded data; "–" where nobody was asked, or an exclusion left no trace at all, which nobody needs to mend.</summary>
    public static string Share(DataCounts counts) => counts.NoTrace == counts.Asked ? "–" : Percent(counts.Coded, counts.Asked);

    /// <summary>"1 patient", "1,204 results".</summary>
    public static string Count(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    /// <summary>"Platelet count: LOINC 777-3, by words and unit".</summary>
    public static string Suggestion(MappingSuggestion? suggestion)
        => suggestion is null ? ""
            : suggestion.Code is null ? $"{suggestion.Title}, by {suggestion.Because}"
            : $"{suggestion.Title}: {SystemNames.Of(suggestion.System ?? "")} {suggestion.Code}, by {suggestion.Because}";

    /// <summary>The unit as sent; "none" where there is none.</summary>
    public static string Unit(UnitGap gap) => gap.Unit.Length == 0 ? "none" : gap.Unit;

    /// <summary>Why a unit can't be compared.</summary>
    public static string Why(UnitReadingStatus status) => status switch
    {
        UnitReadingStatus.Missing => "no unit",
        UnitReadingStatus.WrongDimension => "measures something else",
        UnitReadingStatus.NotUnderstood => "not understood",
        UnitReadingStatus.Understood => "understood",
        _ => "",
    };
}
