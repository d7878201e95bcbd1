using Microsoft.AspNetCore.Http;
using Prescreen.Protocols;
using Prescreen.Worklist.Hosting;
using Prescreen.Worklist.Pages;

namespace Prescreen.Worklist.Access;

/// <summary>One request of somebody who has a role in the study it is about. Only <see cref="StudyRoutes"/> makes it.</summary>
public sealed class StudyVisit : WorklistVisit
{
    internal StudyVisit(HttpContext context, WorklistUser user, WorklistSystem system, PageFrame frame, Protocol study, StudyRole role)
        : base(context, user, system, frame) => (Study, Role) = (study, role);

    /// <summary>The study.</summary>
    public Protocol Study { get; }

    /// <summary>The person's role in it.</summary>
    public StudyRole Role { get; }

    /// <summary>The ResearchSubject's id of the route, without its type; null where the route names none. Whoever uses it looks it up within <see cref="Study"/>.</summary>
    public string? Subject => Context.Request.RouteValues["subject"] as string;
}
