using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Prescreen.Json;
using Prescreen.TestServer.Json;

namespace Prescreen.TestServer.Faults;

/// <summary>
/// /admin/faults: GET lists, DELETE clears, POST adds one:
/// {"kind":"TooManyRequests","times":2,"every":1,"method":"GET","pathContains":"Observation","delayMs":500,"retryAfterSeconds":1}.
/// </summary>
internal sealed class FaultAdmin(FaultPlan plan)
{
    public async Task RunAsync(HttpContext context)
    {
        switch (context.Request.Method)
        {
            case "GET":
                break;
            case "DELETE":
                plan.Clear();
                break;
            case "POST":
                if (await ReadAsync(context.Request) is not { } fault)
                {
                    context.Response.StatusCode = 400;
                    var kinds = string.Join(", ", Enum.GetNames<FaultKind>());
                    var text = $"A fault has a kind of {kinds}, and numbers in times, every, delayMs, retryAfterSeconds.";
                    await context.Response.Body.WriteAsync(OutcomeBody.Write("error", "invalid", text), context.RequestAborted);
                    return;
                }

                plan.Add(fault);
                break;
            default:
                context.Response.StatusCode = 405;
                return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(List(), context.RequestAborted);
    }

    private static async Task<Fault?> ReadAsync(HttpRequest request)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, default, request.HttpContext.RequestAborted);
            var root = body.RootElement;
            return root.ValueKind is JsonValueKind.Object && Enum.TryParse<FaultKind>(root.Text("kind"), ignoreCase: true, out var kind) && Enum.IsDefined(kind)
                ? new Fault(kind)
                {
                    Times = Number(root, "times") ?? 1,
                    Every = Number(root, "every") ?? 1,
                    Method = root.Text("method"),
                    PathContains = root.Text("pathContains"),
                    Delay = TimeSpan.FromMilliseconds(Number(root, "delayMs") ?? 1000),
                    RetryAfter = Number(root, "retryAfterSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private byte[] List()
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartArray();
            foreach (var fault in plan.Waiting)
            {
                writer.WriteStartObject();
                writer.WriteString("kind"u8, fault.Kind.ToString());
                writer.WriteNumber("times"u8, fault.Times);
                writer.WriteNumber("every"u8, fault.Every);
                writer.WriteString("method"u8, fault.Method);
                writer.WriteString("pathContains"u8, fault.PathContains);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static int? Number(JsonElement element, string name)
        => element.TryGetProperty(name, out var member) && member.ValueKind is JsonValueKind.Number && member.TryGetInt32(out var number) ? number : null;
}
