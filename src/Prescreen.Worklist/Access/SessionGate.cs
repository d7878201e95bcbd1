using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Access;

/// <summary>Finds out who asks, before anything else of the pages runs.</summary>
internal sealed class SessionGate(WorklistSystem system)
{
    private readonly Notices notices = new(system);
    private readonly Roles roles = new(system.Settings, system.System.Protocols);

    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments(Addresses.Assets) || system.Cookies.Key(context.Request) is not { } key)
        {
            await next(context);
            return;
        }

        if ((await system.Sessions.FindAsync(key, context.RequestAborted)).TryGet(out var session, out var problem))
        {
            if (!session.IsDemo || DemoGate.IsOpen(context, system.Settings))
            {
                Admit(context, session);
            }
        }
        else if (problem.Kind is not ProblemKind.NotFound)
        {
            // The store doesn't answer: to say "signed out" would be wrong, and nothing could be audited.
            await notices.NoAudit(context).ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private void Admit(HttpContext context, Session session)
    {
        context.SignedIn(roles.Of(session), session);
        // Anti-forgery tokens are bound to this name, and so to this session.
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, session.FormKey)], "session"));
    }
}
