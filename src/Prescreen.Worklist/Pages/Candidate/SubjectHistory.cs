using System.Collections.Immutable;
using Prescreen.Screening.Assessments;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>Tells what each row of a subject's screenings changed, and why.</summary>
internal static class SubjectHistory
{
    /// <summary>The changes, latest first, of rows that are latest first.</summary>
    public static ImmutableArray<SubjectChange> Of(ImmutableArray<SavedScreening> rows)
    {
        var views = rows.Select(row => AssessmentView.Read(row.Assessment).TryGet(out var view, out _) ? view : null).ToList();
        return [.. rows.Select((row, index) => Between(At(rows, index + 1), views.ElementAtOrDefault(index + 1), row, views[index]))];
    }

    private static SubjectChange Between(SavedScreening? before, AssessmentView? viewBefore, SavedScreening after, AssessmentView? viewAfter)
    {
        var (old, now) = (before?.Work ?? SubjectWork.None, after.Work);
        var isDecided = now.Decision is not null && now.Decision != old.Decision;
        var (changed, refreshed) = viewBefore is null || viewAfter is null ? ([], []) : Verdicts(viewBefore, viewAfter);
        return new SubjectChange
        {
            At = isDecided ? now.Decision!.At : after.ChangedAt,
            Before = before?.Status,
            After = after.Status,
            Version = before?.Version == after.Version ? null : after.Version,
            Decision = isDecided ? now.Decision : null,
            IsUndone = old.Decision is not null && now.Decision is null,
            Assigned = old.AssignedTo == now.AssignedTo ? null : now.AssignedName ?? now.AssignedTo ?? "",
            Verdicts = changed,
            Refreshed = refreshed,
        };
    }

    private static (ImmutableArray<VerdictChange> Changed, ImmutableArray<VerdictChange> Refreshed) Verdicts(AssessmentView before, AssessmentView after)
    {
        var old = before.Criteria.ToDictionary(criterion => criterion.Id, StringComparer.Ordinal);
        var changed = ImmutableArray.CreateBuilder<VerdictChange>();
        var refreshed = ImmutableArray.CreateBuilder<VerdictChange>();
        foreach (var now in after.Criteria)
        {
            old.Remove(now.Id, out var was);
            if (was?.Outcome != now.Outcome)
            {
                changed.Add(Change(was, now));
            }
            else if (!was.Evidence.Select(Key).ToHashSet().SetEquals(now.Evidence.Select(Key)))
            {
                refreshed.Add(Change(was, now));
            }
        }

        changed.AddRange(before.Criteria.Where(criterion => old.ContainsKey(criterion.Id)).Select(was => Change(was, null)));
        return (changed.ToImmutable(), refreshed.ToImmutable());
    }

    private static (string Reference, string? Compared) Key(EvidenceView evidence) => (evidence.Reference, evidence.Compared);

    private static VerdictChange Change(CriterionView? was, CriterionView? now)
        => new((now ?? was!).Id, was?.Outcome, now?.Outcome) { ReasonBefore = was?.Reason, ReasonAfter = now?.Reason };

    private static SavedScreening? At(ImmutableArray<SavedScreening> rows, int index) => index < rows.Length ? rows[index] : null;
}
