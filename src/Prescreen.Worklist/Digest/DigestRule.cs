namespace Prescreen.Worklist.Digest;

/// <summary>The rule against alert fatigue: only changes, once a day, few in a week, and nothing small by itself but on a Monday.</summary>
internal static class DigestRule
{
    public static DigestVerdict Of(DigestState state, IReadOnlyCollection<StudyChanges> changes, DateOnly today, int most)
        => state.Claimed == today || state.Sent.Contains(today) ? DigestVerdict.ToldToday
            : changes.All(study => study.IsEmpty) ? DigestVerdict.NothingNew
            : state.Within(today) >= most ? DigestVerdict.OverBudget
            : changes.All(study => study.IsSmall) && today.DayOfWeek is not DayOfWeek.Monday ? DigestVerdict.WaitsForMonday
            : DigestVerdict.Send;
}
