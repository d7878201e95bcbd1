using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Prescreen.Facts;
using Prescreen.Screening.Ledger;
using Prescreen.Worklist.Access;
using Prescreen.Worklist.Audit;
using Prescreen.Worklist.Pages.Studies;
using Prescreen.Worklist.Reading;
using Prescreen.Worklist.Subjects;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Pages.List;

/// <summary>A study's screening list, as a page and as a file.</summary>
internal static class ListPages
{
    private const int MostMissingSets = 5;

    public static void Map(StudyRoutes routes)
    {
        routes.Page("/studies/{study}", AuditAction.ViewList, ShowAsync);
        routes.Page("/studies/{study}/subjects.csv", AuditAction.Export, ExportAsync);
    }

    private static async Task<IResult> ShowAsync(StudyVisit visit)
    {
        if (!(await visit.System.Subjects.StudyAsync(visit.Study.Id, visit.Aborted)).TryGet(out var subjects, out var problem))
        {
            return Unavailable.Of(visit, problem);
        }

        var filter = ListFilter.Read(visit.Context.Request.Query);
        var now = visit.System.Time.GetUtcNow();
        var page = subjects.Page(Query(visit, filter), Today(visit, now));
        var names = await visit.System.Names.OfAsync([.. page.Subjects.Select(head => head.Patient)], visit.Aborted);
        foreach (var head in page.Subjects)
        {
            visit.AuditPatient(head.Patient, head.Subject);
        }

        // Only the list as a whole is a visit: who looks at one status hasn't seen the others.
        if (filter == new ListFilter() && (await visit.System.Visits.NoteAsync(visit.User.Id, visit.Study.Id, now, visit.Aborted)) is { } unkept)
        {
            return Unavailable.Of(visit, unkept);
        }

        var model = new ListModel
        {
            Frame = visit.Frame,
            Study = visit.Study.Id,
            Title = visit.Study.Title,
            Filter = filter with { Page = page.PageNumber },
            Rows = [.. page.Subjects.Select(head => Row(head, names[head.Patient], visit.Texts))],
            Total = page.Total,
            Pages = page.Pages,
            Counts = StudiesPages.Counts(subjects),
            MissingSets = subjects.MissingSets(MostMissingSets),
            Criteria = [.. visit.Study.Criteria.Select(criterion => criterion.Id)],
            Assignees = Assignees(subjects),
            Labels = new CriterionLabels(visit.Study),
            IsWithoutNames = !page.Subjects.IsEmpty && names.Values.All(name => !name.IsKnown),
            Site = visit.System.System.Settings.TimeZone,
            Now = now,
        };
        return new RazorComponentResult<ListPage>(new { Model = model });
    }

    private static async Task<IResult> ExportAsync(StudyVisit visit)
    {
        if (!(await visit.System.Subjects.StudyAsync(visit.Study.Id, visit.Aborted)).TryGet(out var subjects, out var problem))
        {
            return Unavailable.Of(visit, problem);
        }

        var all = subjects.Find(Query(visit, ListFilter.Read(visit.Context.Request.Query)), Today(visit, visit.System.Time.GetUtcNow()));
        foreach (var head in all)
        {
            visit.AuditPatient(head.Patient, head.Subject);
        }

        return Results.Bytes(ListCsv.Write(all, visit.System.System.Settings.TimeZone), "text/csv; charset=utf-8", $"{visit.Study.Id}.csv");
    }

    private static ListQuery Query(StudyVisit visit, ListFilter filter) => filter.ToQuery(visit.User.Id, visit.System.System.Settings.TimeZone);

    private static DateOnly Today(StudyVisit visit, DateTimeOffset now) => new SiteCalendar(visit.System.System.Settings.TimeZone).DayOf(now);

    private static ListRow Row(ScreeningHead head, PatientName name, PageTexts texts)
        => new()
        {
            Id = Addresses.SubjectId(head.Subject!),
            Name = name.Shown,
            Detail = NameLine.Of(name, texts),
            Status = head.Status,
            IsAlert = Attention.IsAlert(head),
            Favoured = Attention.Favoured(head),
            Summary = head.Summary,
            ChangedAt = head.ChangedAt,
            AssignedTo = head.Work.AssignedTo is null ? null : head.Work.AssignedName ?? head.Work.AssignedTo,
            DeferredUntil = head.Work.Decision?.Until,
        };

    private static ImmutableArray<(string Id, string Name)> Assignees(StudySubjects subjects)
        => [.. subjects.All.Where(head => head.Work.AssignedTo is not null).DistinctBy(head => head.Work.AssignedTo)
            .Select(head => (head.Work.AssignedTo!, head.Work.AssignedName ?? head.Work.AssignedTo!)).OrderBy(person => person.Item2, StringComparer.Ordinal)];
}
