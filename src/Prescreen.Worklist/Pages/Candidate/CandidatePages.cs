using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Prescreen.Facts;
using Prescreen.Screening.Decisions;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.Records;
using Prescreen.Worklist.Access;
using Prescreen.Worklist.Audit;

namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>The page of a subject, and what is decided on it. Addresses name the ResearchSubject, never the patient.</summary>
internal static class CandidatePages
{
    private const string Pattern = "/studies/{study}/subjects/{subject}";

    /// <summary>Maps them.</summary>
    public static void Map(StudyRoutes routes)
    {
        routes.Page(Pattern, AuditAction.ViewSubject, ShowAsync);
        routes.Act($"{Pattern}/decisions", AuditAction.Decide, DecideAsync);
    }

    private static async Task<IResult> ShowAsync(StudyVisit visit)
    {
        var reader = Reader(visit);
        if (!(await FindAsync(visit, reader)).TryGet(out var screening, out var problem))
        {
            return Failed(visit, problem);
        }

        var done = DecisionActNames.Parse(visit.Context.Request.Query["done"].ToString())?.Code();
        return await PageAsync(visit, reader, screening, facts => Page(visit, facts, null, done, StatusCodes.Status200OK));
    }

    private static async Task<IResult> DecideAsync(StudyVisit visit, IFormCollection fields)
    {
        var reader = Reader(visit);
        if (!(await FindAsync(visit, reader)).TryGet(out var screening, out var problem))
        {
            return Failed(visit, problem);
        }

        var people = People(visit, screening);
        var form = DecisionForm.Read(fields, visit.Study, reader.Today(), [.. people.Select(person => person.Id), visit.User.Id]);
        if (!form.Problems.IsEmpty)
        {
            visit.AuditDetail("form");
            return await PageAsync(visit, reader, screening, facts => Page(visit, facts, form, null, StatusCodes.Status422UnprocessableEntity));
        }

        visit.AuditDetail(form.Act!.Value.Code());
        var by = new Person(visit.User.Id, visit.User.Name, visit.User.Practitioner);
        var toName = form.To == visit.User.Id ? visit.User.Name : people.FirstOrDefault(person => person.Id == form.To).Name;
        var decided = await visit.System.System.Decisions.DecideAsync(form.Request(visit.Study, screening.Patient, screening.Subject ?? "", by, toName), visit.Aborted);
        if (decided.Problem is not { } refusal)
        {
            return Results.Redirect($"{Address(visit)}?done={form.Act.Value.Code()}");
        }

        visit.AuditDetail(refusal is DecisionConflict ? "conflict" : refusal.Code);
        return await PageAsync(visit, reader, screening, facts => refusal is DecisionConflict conflict
            ? Conflicting(visit, facts, conflict)
            : Page(visit, facts, form with { Refusal = refusal.Code }, null, StatusOf(refusal)));
    }

    private static CandidateReader Reader(StudyVisit visit)
    {
        var system = visit.System.System;
        SiteCalendar calendar = new(system.Settings.TimeZone);
        ReportTexts reports = new(system.Ehr, system.Protocols.Vocabulary, calendar);
        return new CandidateReader(system.Store.Screenings, system.Records, reports, visit.System.Names, system.Notes, calendar, visit.System.Time);
    }

    private static async Task<Result<SavedScreening>> FindAsync(StudyVisit visit, CandidateReader reader)
    {
        var found = await reader.FindAsync(visit.Study, $"ResearchSubject/{visit.Subject}", visit.Aborted);
        if (found.TryGet(out var screening, out _))
        {
            visit.AuditPatient(screening.Patient, screening.Subject);
        }

        return found;
    }

    private static async Task<IResult> PageAsync(StudyVisit visit, CandidateReader reader, SavedScreening screening, Func<CandidateFacts, IResult> show)
        => (await reader.ReadAsync(visit.Study, screening, visit.Aborted)).TryGet(out var facts, out var problem) ? show(facts) : Failed(visit, problem);

    private static int StatusOf(Problem refusal) => refusal.Kind is ProblemKind.Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity;

    private static RazorComponentResult<CandidatePage> Page(StudyVisit visit, CandidateFacts facts, DecisionForm? sent, string? done, int status)
    {
        var forms = visit.Role is not StudyRole.Coordinator ? null : new CandidateForms
        {
            Address = $"{Address(visit)}/decisions",
            Version = sent is { Version.Length: > 0 } ? sent.Version : facts.Screening.SubjectVersion ?? "",
            Status = facts.Screening.Status,
            Work = facts.Screening.Work,
            Criteria = visit.Study.Criteria,
            Me = IsAssignable(visit.User.Id) ? visit.User.Id : null,
            Others = People(visit, facts.Screening),
            Today = facts.Today,
            Sent = sent,
        };
        var frame = visit.Frame with { Path = Address(visit) };
        return new RazorComponentResult<CandidatePage>(new { Model = CandidateModel.Of(frame, facts, forms, done) }) { StatusCode = status };
    }

    private static RazorComponentResult<ConflictPage> Conflicting(StudyVisit visit, CandidateFacts facts, DecisionConflict conflict)
    {
        ConflictModel model = new()
        {
            Frame = visit.Frame with { Path = Address(visit) },
            Conflict = conflict,
            Address = Address(visit),
            Name = facts.Name,
            Zone = facts.Calendar.Zone,
        };
        return new RazorComponentResult<ConflictPage>(new { Model = model }) { StatusCode = StatusCodes.Status409Conflict };
    }

    private static IResult Failed(StudyVisit visit, Problem problem)
        => problem.Kind is ProblemKind.NotFound
            ? new Notices(visit.System).NotFound(visit.Context)
            : Unavailable.Of(visit, problem);

    // Whom somebody may give a subject to: the coordinators that the settings name by a reference, and whoever has this subject.
    private static ImmutableArray<(string Id, string Name)> People(StudyVisit visit, SavedScreening screening)
    {
        List<(string Id, string Name)> people = [];
        if (screening.Work is { AssignedTo: { } id, AssignedName: var name })
        {
            people.Add((id, name ?? id));
        }

        var coordinators = visit.System.Settings.Access.TryGetValue(visit.Study.Id, out var access) ? access.Coordinators : [];
        people.AddRange(coordinators.Where(IsAssignable).Select(one => (one, one)));
        return [.. people.Where(person => person.Id != visit.User.Id).DistinctBy(person => person.Id)];
    }

    private static bool IsAssignable(string person) => person.StartsWith("Practitioner/", StringComparison.Ordinal) || person.StartsWith("user:", StringComparison.Ordinal);

    private static string Address(StudyVisit visit) => Addresses.OfSubject(visit.Study.Id, visit.Subject ?? "");
}
