using Prescreen.Protocols.Criteria;
using Prescreen.Protocols.Yaml;

namespace Prescreen.Protocols;

/// <summary>A window around an anchor: some days before, some calendar months after, clipped to the month's end.</summary>
public sealed record AnchorWindow(Anchor? Anchor, int DaysBefore, int MonthsAfter)
{
    /// <summary>The window's first and last day for an anchor's day.</summary>
    public (DateOnly First, DateOnly Last) Around(DateOnly day) => (day.AddDays(-DaysBefore), day.AddMonths(MonthsAfter));

    internal static AnchorWindow Read(YamlSection section)
    {
        var window = new AnchorWindow(
            EvidenceRule.FindAnchor(section, section.Text("anchor")),
            section.OptionalInteger("days-before") ?? 0,
            section.OptionalInteger("months-after") ?? 0);
        section.Close();
        return window;
    }
}
