using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;
using Prescreen.Worklist.Access;
using Prescreen.Worklist.Hosting;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Cds;

/// <summary>The addresses of CDS Hooks 2.0, at the root: https://cds-hooks.hl7.org/2.0/. Not there where no EHR may ask.</summary>
internal sealed class CdsRoutes : IDisposable
{
    private const string Root = "/cds-services";
    private const int LargestBody = 256 * 1024;

    private readonly WorklistSystem system;
    private readonly CdsSettings settings;
    private readonly PatientViewService service;
    private readonly FeedbackDesk desk;
    private readonly KeySources sources = new();
    private readonly CallerCheck callers;

    private CdsRoutes(WorklistSystem system)
    {
        CardKey key = new(system.System.Store.Kept);
        this.system = system;
        settings = system.Settings.Cds;
        service = new PatientViewService(system, settings, system.Subjects, key);
        desk = new FeedbackDesk(system, key);
        callers = new CallerCheck(settings.Clients, sources.FetchAsync, system.System.Time);
    }

    /// <summary>Maps them, where there is anybody to answer.</summary>
    public static void Map(StudyRoutes routes, WorklistSystem system, IHostApplicationLifetime lifetime)
    {
        if (!system.Settings.Cds.IsServed)
        {
            return;
        }

        CdsRoutes cds = new(system);
        lifetime.ApplicationStopped.Register(cds.Dispose);
        cds.Add(routes, HttpMethod.Get, Root, cds.DiscoverAsync);
        cds.Add(routes, HttpMethod.Post, $"{Root}/{{id}}", cds.AnswerAsync);
        cds.Add(routes, HttpMethod.Post, $"{Root}/{{id}}/feedback", cds.TakeFeedbackAsync);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        callers.Dispose();
        sources.Dispose();
        desk.Dispose();
    }

    private void Add(StudyRoutes routes, HttpMethod method, string pattern, Func<HttpContext, Task<IResult>> answer)
    {
        routes.Service(method, pattern, AdmitAsync, answer);
        if (!settings.Origins.IsEmpty)
        {
            routes.Service(HttpMethod.Options, pattern, _ => Task.FromResult<Problem?>(null), context => Task.FromResult(Preflight(context, method)));
        }
    }

    private async Task<Problem?> AdmitAsync(HttpContext context)
    {
        AllowOrigin(context);
        if (settings.AllowAnonymousOnLoopback && settings.Clients.IsEmpty && context.Connection.RemoteIpAddress is { } from && System.Net.IPAddress.IsLoopback(from))
        {
            return null;
        }

        // Feedback is for the service as well as for its own address: EHRs do either.
        var path = context.Request.Path.Value ?? "";
        string[] audiences = path.EndsWith("/feedback", StringComparison.Ordinal) ? [Address(path), Address(path[..^"/feedback".Length])] : [Address(path)];
        var problem = await callers.CheckAsync(context.Request.Headers.Authorization, audiences, context.RequestAborted);
        if (problem is not null)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return problem;
    }

    private string Address(string path) => new Uri(system.Settings.PublicUrl, path).AbsoluteUri;

    private Task<IResult> DiscoverAsync(HttpContext context) => Task.FromResult(Json(CardJson.Discovery(Texts(context))));

    private async Task<IResult> AnswerAsync(HttpContext context)
    {
        if (await ReadAsync(context) is not { } body)
        {
            return Results.StatusCode(NotOurs(context) ? StatusCodes.Status404NotFound : StatusCodes.Status413PayloadTooLarge);
        }

        if (!PatientViewRequest.Read(body).TryGet(out var request, out var problem))
        {
            return Malformed(problem);
        }

        var texts = Texts(context);
        return (await service.AnswerAsync(request, context.Connection.RemoteIpAddress?.ToString(), texts, context.RequestAborted)).TryGet(out var cards, out problem)
            ? Json(CardJson.Cards(cards, new Uri(system.Settings.PublicUrl, Addresses.Launch), texts))
            : Unanswered(problem);
    }

    private async Task<IResult> TakeFeedbackAsync(HttpContext context)
    {
        if (await ReadAsync(context) is not { } body)
        {
            return Results.StatusCode(NotOurs(context) ? StatusCodes.Status404NotFound : StatusCodes.Status413PayloadTooLarge);
        }

        return !CardFeedback.Read(body).TryGet(out var feedback, out var problem) ? Malformed(problem)
            : await desk.TakeAsync(feedback, context.Connection.RemoteIpAddress?.ToString(), context.RequestAborted) is { } unkept ? Unanswered(unkept)
            : Results.Ok();
    }

    private static bool NotOurs(HttpContext context) => context.Request.RouteValues["id"] as string != PatientViewService.Id;

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context)
    {
        if (NotOurs(context) || context.Request.ContentLength > LargestBody)
        {
            return null;
        }

        using MemoryStream body = new((int)(context.Request.ContentLength ?? 2048));
        var chunk = new byte[8 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(chunk, context.RequestAborted)) > 0)
        {
            body.Write(chunk, 0, read);
            if (body.Length > LargestBody)
            {
                return null;
            }
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static PageTexts Texts(HttpContext context) => PageTexts.Accepting(context.Request.Headers.AcceptLanguage);

    private static IResult Json(byte[] content) => Results.Bytes(content, "application/json");

    private static Refused Malformed(Problem problem)
        => Outcome(StatusCodes.Status400BadRequest, problem.Kind is ProblemKind.Unsupported ? "not-supported" : "invalid", problem);

    // https://cds-hooks.hl7.org/2.0/#http-status-codes: what is needed for an answer can't be had.
    private static Refused Unanswered(Problem problem) => Outcome(StatusCodes.Status412PreconditionFailed, "transient", problem);

    private static Refused Outcome(int status, string code, Problem problem)
        => new(status, OperationOutcomeWriter.Write(new OperationOutcome([new OutcomeIssue("error", code) { Diagnostics = $"{problem.Code}: {problem.Text}" }])));

    // https://fetch.spec.whatwg.org/#http-cors-protocol, for EHRs in a browser; no cookie is ever looked at here.
    private IResult Preflight(HttpContext context, HttpMethod method)
    {
        if (!AllowOrigin(context))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = method.Method;
        headers.AccessControlAllowHeaders = "Authorization, Content-Type";
        headers.AccessControlMaxAge = "600";
        return Results.NoContent();
    }

    private bool AllowOrigin(HttpContext context)
    {
        if (settings.Origins.IsEmpty)
        {
            return false;
        }

        context.Response.Headers.Append("Vary", "Origin");
        var origin = context.Request.Headers.Origin.ToString();
        if (!settings.Origins.Contains(origin, StringComparer.Ordinal))
        {
            return false;
        }

        context.Response.Headers.AccessControlAllowOrigin = origin;
        return true;
    }

    private sealed record Refused(int Status, ReadOnlyMemory<byte> Body) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = Status;
            httpContext.Response.ContentType = "application/json";
            await httpContext.Response.BodyWriter.WriteAsync(Body, httpContext.RequestAborted);
        }
    }
}
