using Prescreen.Evaluation;
using Prescreen.Facts;

namespace Prescreen.Screening;

/// <summary>How a screening ended: protocols judged, verdicts that changed, and when time alone next changes one (null: never).</summary>
public sealed record Screened(int Protocols, int Changed, DateTimeOffset? WakeAt)
{
    /// <summary>Nothing judged and nothing owed.</summary>
    public static Screened Nothing { get; } = new(0, 0, null);

    internal Screened And(Assessment assessment, bool isChanged, SiteCalendar calendar)
    {
        DateTimeOffset? wakes = assessment.ChangesAt is { } day ? calendar.StartOf(day) : null;
        return new Screened(Protocols + 1, Changed + (isChanged ? 1 : 0), WakeAt is { } known && (wakes is null || known < wakes) ? known : wakes);
    }
}
