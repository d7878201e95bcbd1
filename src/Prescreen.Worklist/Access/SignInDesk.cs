using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Prescreen.Fhir.Auth.Launch;
using Prescreen.Worklist.Audit;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Access;

/// <summary>Signs people in, from the EHR or by themselves, and out. <see href="https://hl7.org/fhir/smart-app-launch/app-launch.html"/></summary>
internal sealed class SignInDesk(WorklistSystem system)
{
    private readonly Notices notices = new(system);
    private readonly People people = new(system);

    /// <summary>The page of ways to sign in.</summary>
    public IResult Show(HttpContext context)
    {
        Dictionary<string, object?> parameters = new()
        {
            [nameof(SignInPage.Frame)] = Frames.Of(context, system),
            [nameof(SignInPage.Ways)] = system.Settings.Ways,
            [nameof(SignInPage.DemoUser)] = DemoGate.IsOpen(context, system.Settings) ? system.Settings.DemoUser : null,
            [nameof(SignInPage.To)] = Wanted(context),
            [nameof(SignInPage.IsOut)] = context.Request.Query.ContainsKey("out"),
        };
        return new RazorComponentResult<SignInPage>(parameters);
    }

    /// <summary>Sends the browser to the way it chose.</summary>
    public async Task<IResult> ChooseAsync(HttpContext context, string way)
    {
        if (way == SignInPage.Demo)
        {
            return await DemoAsync(context);
        }

        return system.Flows.TryGetValue(way, out var flow)
            ? await BeginAsync(context, way, flow, launch: null, Wanted(context))
            : Reject(context, WorklistProblems.UnknownWay());
    }

    /// <summary>A launch from the EHR: iss must be one of ours, letter for letter but for a last slash.</summary>
    public async Task<IResult> LaunchAsync(HttpContext context)
    {
        var issuer = context.Request.Query["iss"].ToString();
        var launch = context.Request.Query["launch"].ToString();
        var way = system.Settings.Ways.FirstOrDefault(way => way.IsSmart && way.Issuer.OriginalString.TrimEnd('/') == issuer.TrimEnd('/'));
        return way is null || launch.Length is 0 or > 2000
            ? Reject(context, WorklistProblems.UnknownIssuer())
            : await BeginAsync(context, way.Key, system.Flows[way.Key], launch, to: null);
    }

    /// <summary>The answer of an EHR or provider to a sign-in that this browser began.</summary>
    public async Task<IResult> FinishAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (system.Cookies.Take(context, query["state"].ToString()) is not { } begun || !system.Flows.TryGetValue(begun.Way, out var flow))
        {
            return Reject(context, WorklistProblems.StateUnknown());
        }

        if (query["code"].ToString() is not { Length: > 0 } code)
        {
            return await FailAsync(context, WorklistProblems.Denied(ErrorCode(query["error"])));
        }

        var issuer = query["iss"].ToString() is { Length: > 0 } told ? told : null;
        return (await flow.FinishAsync(begun.Pending, code, issuer, context.RequestAborted)).TryGet(out var person, out var problem)
            ? await AdmitAsync(context, people.SessionOf(person, flow.Party), begun.To)
            : await FailAsync(context, problem);
    }

    /// <summary>Ends the session, on the server too.</summary>
    public async Task<IResult> SignOutAsync(HttpContext context)
    {
        if (context.WorklistUser is { } user && system.Cookies.Key(context.Request) is { } key)
        {
            if (!await FormGuard.IsOursAsync(context, system.Settings))
            {
                return notices.FormIsNotOurs(context);
            }

            if (await system.Sessions.EndAsync(key, context.RequestAborted) is not null
                || await system.Audit.RecordAsync(new AuditEntry { Action = AuditAction.SignOut, User = user, Address = Doorkeeper.AddressOf(context) }, CancellationToken.None) is not null)
            {
                return notices.NoAudit(context);
            }
        }

        system.Cookies.RemoveKey(context.Response);
        return Results.Redirect($"{Addresses.SignIn}?out");
    }

    private async Task<IResult> BeginAsync(HttpContext context, string way, CodeFlow flow, string? launch, string? to)
    {
        var pending = PendingSignIn.Create();
        if (!(await flow.BeginAsync(pending, launch, context.RequestAborted)).TryGet(out var address, out var problem))
        {
            return await FailAsync(context, problem);
        }

        system.Cookies.Keep(context.Response, new SignInCookie(way, pending, to, default));
        return Results.Redirect(address.AbsoluteUri);
    }

    private async Task<IResult> DemoAsync(HttpContext context)
    {
        var isOurs = context.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";
        return DemoGate.IsOpen(context, system.Settings) && isOurs
            ? await AdmitAsync(context, people.Demo(system.Settings.DemoUser!), Wanted(context))
            : Reject(context, WorklistProblems.NotLoopback());
    }

    private async Task<IResult> AdmitAsync(HttpContext context, Session session, string? to)
    {
        // A key from before the sign-in may be known to somebody else: it ends, and the session has a new one.
        if (system.Cookies.Key(context.Request) is { } before && await system.Sessions.EndAsync(before, context.RequestAborted) is not null)
        {
            return notices.NoAudit(context);
        }

        AuditEntry entry = new() { Action = AuditAction.SignIn, User = people.UserOf(session), Address = Doorkeeper.AddressOf(context) };
        if (await system.Audit.RecordAsync(entry, context.RequestAborted) is not null
            || !(await system.Sessions.BeginAsync(session, context.RequestAborted)).TryGet(out var key, out _))
        {
            return notices.NoAudit(context);
        }

        system.Cookies.SetKey(context.Response, key);
        return Results.Redirect(to is not null ? Addresses.Local(to) : session.LaunchPatient is null ? Addresses.Root : Addresses.Patient);
    }

    /// <summary>What anybody could send us without having begun anything: it is logged, and fills no audit trail.</summary>
    private RazorComponentResult<NoticePage> Reject(HttpContext context, Problem problem)
    {
        system.Log.SignInFailed(problem.Code, problem.Text);
        return notices.SignInFailed(context, problem);
    }

    private async Task<IResult> FailAsync(HttpContext context, Problem problem)
    {
        system.Log.SignInFailed(problem.Code, problem.Text);
        AuditEntry entry = new() { Action = AuditAction.SignIn, Detail = problem.Code, Address = Doorkeeper.AddressOf(context), Succeeded = false };
        return await system.Audit.RecordAsync(entry, context.RequestAborted) is null ? notices.SignInFailed(context, problem) : notices.NoAudit(context);
    }

    private static string? Wanted(HttpContext context) => context.Request.Query["to"].ToString() is { Length: > 0 } to ? Addresses.Local(to) : null;

    private static string? ErrorCode(string? error) => error is { Length: > 0 and <= 40 } && error.All(letter => char.IsAsciiLetterLower(letter) || letter is '_') ? error : null;
}
