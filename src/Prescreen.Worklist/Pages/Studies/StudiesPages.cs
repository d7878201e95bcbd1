using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Prescreen.Protocols;
using Prescreen.Worklist.Access;
using Prescreen.Worklist.Audit;
using Prescreen.Worklist.Reading;

namespace Prescreen.Worklist.Pages.Studies;

/// <summary>The page of a user's studies.</summary>
internal static class StudiesPages
{
    public static void Map(StudyRoutes routes) => routes.Home("", AuditAction.ViewStudies, ShowAsync);

    private static async Task<IResult> ShowAsync(WorklistVisit visit)
    {
        var cards = ImmutableArray.CreateBuilder<StudyCard>();
        foreach (var study in visit.Studies)
        {
            if (!(await visit.System.Subjects.StudyAsync(study.Id, visit.Aborted)).TryGet(out var subjects, out var problem))
            {
                return Unavailable.Of(visit, problem);
            }

            cards.Add(Card(study, subjects, await visit.System.Visits.OfAsync(visit.User.Id, study.Id, visit.Aborted)));
        }

        var model = new StudiesModel(visit.Frame, cards.ToImmutable(), await HealthAsync(visit), visit.System.Time.GetUtcNow());
        return new RazorComponentResult<StudiesPage>(new { Model = model });
    }

    private static StudyCard Card(Protocol study, StudySubjects subjects, DateTimeOffset? visited) => new()
    {
        Id = study.Id,
        Title = study.Title,
        Registry = study.Study.Value,
        Version = study.Version,
        Counts = Counts(subjects),
        Alerts = subjects.All.Count(Attention.IsAlert),
        New = visited is { } since ? subjects.NewSince(since) : null,
        OldestWaiting = subjects.OldestWaiting,
        Funnel = subjects.Funnel(study),
        Labels = new CriterionLabels(study),
    };

    /// <summary>Subjects by status in the order of a trial's course.</summary>
    public static ImmutableArray<(string Status, int Subjects)> Counts(StudySubjects subjects)
        => [.. StatusWords.InOrder.Select(status => (status, subjects.ByStatus.GetValueOrDefault(status))).Where(count => count.Item2 > 0)];

    private static async Task<IngestHealth?> HealthAsync(WorklistVisit visit)
        => (await visit.System.System.Store.Ledger.CountAsync(visit.Aborted)).TryGet(out var counts, out _)
            && (await visit.System.System.Store.Watermarks.ListAsync(visit.Aborted)).TryGet(out var watermarks, out _)
            ? IngestHealth.Of(counts, watermarks)
            : null;
}
