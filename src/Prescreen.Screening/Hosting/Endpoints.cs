using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Prescreen.Screening.Intake;

namespace Prescreen.Screening.Hosting;

/// <summary>The addresses that <c>prescreen serve</c> answers on: <c>notifications</c> for the EHR and <c>healthz</c> for the platform.</summary>
public static class Endpoints
{
    /// <summary>Maps them; <paramref name="part"/> adds its numbers to the health.</summary>
    public static void MapPrescreen(this IEndpointRouteBuilder routes, PrescreenSystem system, IAppPart? part = null)
    {
        routes.MapMethods("/notifications/{**tail}", ["POST", "PUT", "DELETE"], context => ReceiveAsync(context, system));
        routes.MapGet("/healthz", context => TellHealthAsync(context, system, part));
    }

    private static async Task ReceiveAsync(HttpContext context, PrescreenSystem system)
    {
        var body = await ReadAsync(context);
        var reply = body is { } whole
            ? await system.Receive.RunAsync(
                context.Request.Method,
                context.Request.RouteValues["tail"] as string ?? "",
                name => context.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null,
                whole,
                context.RequestAborted)
            : new NotificationReply(413);
        context.Response.StatusCode = reply.Status;
        if (reply.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > ReceiveNotification.LargestBody)
        {
            return null;
        }

        using var buffer = new MemoryStream((int)(context.Request.ContentLength ?? 4096));
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(chunk, context.RequestAborted)) > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > ReceiveNotification.LargestBody)
            {
                return null;
            }
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private static async Task TellHealthAsync(HttpContext context, PrescreenSystem system, IAppPart? part)
    {
        var counted = await system.Store.Ledger.CountAsync(context.RequestAborted);
        context.Response.StatusCode = counted.Problem is null ? 200 : 503;
        context.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartObject();
        if (counted.TryGet(out var counts, out var problem))
        {
            writer.WriteString("status", "ok");
            writer.WriteNumber("due", counts.Due);
            writer.WriteNumber("leased", counts.Leased);
            writer.WriteNumber("parked", counts.Parked);
            writer.WriteNumber("dead", counts.Dead);
            writer.WriteNumber("oldestDueSeconds", counts.OldestDueAge?.TotalSeconds ?? 0);
        }
        else
        {
            writer.WriteString("status", problem.Code);
        }

        part?.WriteHealth(writer);

        writer.WriteEndObject();
        await writer.FlushAsync(context.RequestAborted);
    }
}
