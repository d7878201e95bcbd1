using System.Globalization;
using Microsoft.AspNetCore.Http;
using Prescreen.TestServer.Json;

namespace Prescreen.TestServer.Faults;

/// <summary>Makes requests go wrong as planned.</summary>
internal sealed class FaultMiddleware(FaultPlan plan, TimeProvider time)
{
    public async Task RunAsync(HttpContext context, Func<Task> next)
    {
        switch (plan.TakeForRequest(context.Request.Method, context.Request.Path + context.Request.QueryString))
        {
            case null:
                await next();
                break;
            case { Kind: FaultKind.Latency } fault:
                await Task.Delay(fault.Delay, time, context.RequestAborted);
                await next();
                break;
            case { Kind: FaultKind.TooManyRequests } fault:
                await RefuseAsync(context, 429, "throttled", fault.RetryAfter ?? TimeSpan.FromSeconds(1));
                break;
            case { Kind: FaultKind.Unavailable } fault:
                await RefuseAsync(context, 503, "transient", fault.RetryAfter);
                break;
            case { Kind: FaultKind.LostReply }:
                await LoseAsync(context, next);
                break;
            default:
                context.Abort();
                break;
        }
    }

    private static async Task RefuseAsync(HttpContext context, int status, string issueType, TimeSpan? retryAfter)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/fhir+json; charset=utf-8";
        if (retryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        await context.Response.Body.WriteAsync(OutcomeBody.Write("error", issueType, "A fault that was asked for."), context.RequestAborted);
    }

    // The answer goes into a buffer nobody reads, so that the write is done and the client cannot know.
    private static async Task LoseAsync(HttpContext context, Func<Task> next)
    {
        using MemoryStream nowhere = new();
        context.Response.Body = nowhere;
        await next();
        context.Abort();
    }
}
