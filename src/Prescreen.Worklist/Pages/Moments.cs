using System.Globalization;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Pages;

/// <summary>Instants and spans as a coordinator reads them, in the site's time.</summary>
public static class Moments
{
    /// <summary>"2026-11-20 15:04".</summary>
    public static string At(DateTimeOffset instant, TimeZoneInfo site) => TimeZoneInfo.ConvertTime(instant, site).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"2026-11-20".</summary>
    public static string On(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"3 days ago", "5 minutes ago", "now".</summary>
    public static string Ago(PageTexts texts, DateTimeOffset instant, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var passed = now - instant;
        return passed.TotalDays >= 1 ? texts.Count("ago.days", (int)passed.TotalDays)
            : passed.TotalHours >= 1 ? texts.Count("ago.hours", (int)passed.TotalHours)
            : passed.TotalMinutes >= 1 ? texts.Count("ago.minutes", (int)passed.TotalMinutes)
            : texts["ago.now"];
    }
}
