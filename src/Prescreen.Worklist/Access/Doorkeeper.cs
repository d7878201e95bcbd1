using Microsoft.AspNetCore.Http;
using Prescreen.Protocols;
using Prescreen.Worklist.Audit;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Access;

/// <summary>Lets a request in or not, and has what was answered audited before a byte of it is sent.</summary>
internal sealed class Doorkeeper(WorklistSystem system)
{
    private readonly Notices notices = new(system);

    public async Task HomeAsync(HttpContext context, AuditAction action, Func<WorklistVisit, Task<IResult>> show)
    {
        if (context.WorklistUser is not { } user)
        {
            await Notices.AskToSignIn(context).ExecuteAsync(context);
            return;
        }

        if (user.Studies.IsEmpty)
        {
            await RefuseAsync(context, user, null, notices.NoStudy(context));
            return;
        }

        WorklistVisit visit = new(context, user, system, Frames.Of(context, system));
        await AnswerAsync(visit, action, null, await show(visit));
    }

    public async Task PageAsync(HttpContext context, AuditAction action, Func<StudyVisit, Task<IResult>> show)
    {
        if (context.WorklistUser is not { } user)
        {
            await Notices.AskToSignIn(context).ExecuteAsync(context);
            return;
        }

        if (VisitOf(context, user) is not { } visit)
        {
            await RefuseAsync(context, user, StudyOf(context), notices.NotFound(context));
            return;
        }

        await AnswerAsync(visit, action, visit.Study, await show(visit));
    }

    public async Task ActAsync(HttpContext context, AuditAction action, Func<StudyVisit, IFormCollection, Task<IResult>> act)
    {
        if (context.WorklistUser is not { } user)
        {
            await notices.SignedOut(context).ExecuteAsync(context);
            return;
        }

        if (VisitOf(context, user) is not { } visit)
        {
            await RefuseAsync(context, user, StudyOf(context), notices.NotFound(context));
            return;
        }

        if (visit.Role is not StudyRole.Coordinator)
        {
            await RefuseAsync(context, user, visit.Study, notices.ReadersOnlySee(context));
            return;
        }

        if (!await FormGuard.IsOursAsync(context, system.Settings))
        {
            await RefuseAsync(context, user, visit.Study, notices.FormIsNotOurs(context));
            return;
        }

        // What was asked is kept before it is done, so that nothing is decided that no trail tells of; what came of it follows.
        if (await system.Audit.RecordAsync(Entry(visit, action, visit.Study, "asked", succeeded: true), visit.Aborted) is not null)
        {
            await notices.NoAudit(context).ExecuteAsync(context);
            return;
        }

        await AnswerAsync(visit, action, visit.Study, await act(visit, await context.Request.ReadFormAsync(visit.Aborted)));
    }

    public static async Task ServeAsync(HttpContext context, Func<HttpContext, Task<Problem?>> admit, Func<HttpContext, Task<IResult>> answer)
    {
        var result = await admit(context) is null ? await answer(context) : Results.StatusCode(StatusCodes.Status401Unauthorized);
        await result.ExecuteAsync(context);
    }

    private async Task AnswerAsync(WorklistVisit visit, AuditAction action, Protocol? study, IResult answer)
    {
        var isDone = answer is not IStatusCodeHttpResult { StatusCode: >= 400 };
        // Somebody whose browser hung up has seen nothing, but what a form did is done: it is told in any case.
        var problem = await system.Audit.RecordAsync(Entry(visit, action, study, visit.Detail, isDone), CancellationToken.None);
        await (problem is null ? answer : notices.NoAudit(visit.Context)).ExecuteAsync(visit.Context);
    }

    private async Task RefuseAsync(HttpContext context, WorklistUser user, Protocol? study, IResult answer)
    {
        var problem = await system.Audit.RecordAsync(
            new AuditEntry { Action = AuditAction.Refused, User = user, Study = study?.Id, Address = AddressOf(context), Succeeded = false }, context.RequestAborted);
        await (problem is null ? answer : notices.NoAudit(context)).ExecuteAsync(context);
    }

    private StudyVisit? VisitOf(HttpContext context, WorklistUser user)
        => StudyOf(context) is { } study && user.RoleIn(study.Id) is { } role
            ? new StudyVisit(context, user, system, Frames.Of(context, system, study), study, role)
            : null;

    private Protocol? StudyOf(HttpContext context) => context.Request.RouteValues["study"] is string id ? system.System.Protocols.Find(id) : null;

    private static AuditEntry Entry(WorklistVisit visit, AuditAction action, Protocol? study, string? detail, bool succeeded)
    {
        var one = visit.Shown is [var only] ? only : null;
        return new AuditEntry
        {
            Action = action,
            User = visit.User,
            Study = study?.Id,
            Patient = one?.Patient,
            Subject = one?.Subject ?? (visit is StudyVisit { Subject: { } id } && visit.Shown.Count == 0 ? $"ResearchSubject/{id}" : null),
            Shown = one is null ? [.. visit.Shown] : [],
            Detail = detail,
            Address = AddressOf(visit.Context),
            Succeeded = succeeded,
        };
    }

    internal static string? AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();
}
