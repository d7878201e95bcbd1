using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Prescreen.Worklist.Audit;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Access;

/// <summary>
/// The only way to map what shows a study or a patient: who has no role there gets nothing, what is shown is audited first. Patterns are below <c>/worklist</c>;
/// those of a study begin with <c>/studies/{study}</c>.
/// </summary>
public sealed class StudyRoutes
{
    private readonly IEndpointRouteBuilder routes;
    private readonly Doorkeeper doorkeeper;

    internal StudyRoutes(IEndpointRouteBuilder routes, WorklistSystem system) => (this.routes, doorkeeper) = (routes, new Doorkeeper(system));

    /// <summary>A page (GET) of no single study, for whoever has at least one: it must show only what <see cref="WorklistVisit.Studies"/> allows.</summary>
    public void Home(string pattern, AuditAction action, Func<WorklistVisit, Task<IResult>> show)
        => Guard(routes.MapGet($"/worklist{pattern}", context => doorkeeper.HomeAsync(context, action, show)), pattern, isOfStudy: false);

    /// <summary>A page (GET) of a study, for its coordinators and readers.</summary>
    public void Page(string pattern, AuditAction action, Func<StudyVisit, Task<IResult>> show)
        => Guard(routes.MapGet($"/worklist{pattern}", context => doorkeeper.PageAsync(context, action, show)), pattern, isOfStudy: true);

    /// <summary>A form (POST) of a study, for its coordinators; the anti-forgery token is checked before.</summary>
    public void Act(string pattern, AuditAction action, Func<StudyVisit, IFormCollection, Task<IResult>> act)
        => Guard(routes.MapPost($"/worklist{pattern}", context => doorkeeper.ActAsync(context, action, act)), pattern, isOfStudy: true);

    /// <summary>
    /// What an EHR asks, without a session, at any path: <paramref name="admit"/> checks its token and is asked first; a problem is a 401. The answer audits by itself.
    /// </summary>
    public void Service(HttpMethod method, string pattern, Func<HttpContext, Task<Problem?>> admit, Func<HttpContext, Task<IResult>> answer)
        => Guard(routes.MapMethods(pattern, [method.Method], context => Doorkeeper.ServeAsync(context, admit, answer)), pattern, isOfStudy: false);

    private static void Guard(IEndpointConventionBuilder route, string pattern, bool isOfStudy)
    {
        if (isOfStudy && !(pattern + "/").StartsWith("/studies/{study}/", StringComparison.Ordinal))
        {
            throw new ArgumentException("A page of a study begins with /studies/{study}.", nameof(pattern));
        }

        route.WithMetadata(Guarded.Mark);
    }
}
