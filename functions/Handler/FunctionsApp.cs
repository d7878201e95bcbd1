using System.Collections.Immutable;
using System.Globalization;
using Prescreen.Screening.Hosting;

namespace Prescreen.Functions.Handler;

/// <summary>
/// The custom handler: one POST route per function, on the port the host names in FUNCTIONS_CUSTOMHANDLER_PORT.
/// <see href="https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers"/>
/// </summary>
public static class FunctionsApp
{
    private const string PortKey = "FUNCTIONS_CUSTOMHANDLER_PORT";

    /// <summary>Reads the settings, opens the system and serves until stopped; 1 where it can't start (the host restarts what exits so, and never a 0).</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        var (settings, problems) = SettingsReader.Read(builder.Configuration);
        var port = builder.Configuration[PortKey];
        if (settings is null || !ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return await FailAsync(problems.IsEmpty ? [new Problem(ProblemKind.Invalid, "APP-003", $"{PortKey} is missing: the Functions host sets it.")] : problems);
        }

        using var logs = LoggerFactory.Create(logging => logging.AddSimpleConsole(console => console.SingleLine = true));
        var worker = $"functions {builder.Configuration["WEBSITE_INSTANCE_ID"] ?? Environment.MachineName}";
        var opened = await PrescreenSystem.OpenAsync(settings, worker, TimeProvider.System, logs, CancellationToken.None);
        if (!opened.TryGet(out var system, out var problem) || (problem = await system.Caretaker.PrepareAsync(CancellationToken.None)) is not null)
        {
            return await FailAsync([problem]);
        }

        await using (system)
        {
            await using var application = Build(builder, system, $"http://127.0.0.1:{port}");
            await application.RunAsync();
        }

        // The host never restarts a handler that ended well, and it ends only because it was told to or broke.
        return 1;
    }

    /// <summary>The handler on an address; the system is the caller's to dispose.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, PrescreenSystem system, string url)
    {
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024);
        var functions = new FunctionSet(system);
        var application = builder.Build();
        foreach (var name in functions.Names)
        {
            application.MapPost($"/{name}", context => AnswerAsync(context, functions, name));
        }

        application.MapGet("/", context => WriteAsync(context, new FunctionReply(200)));
        application.MapFallback(context => WriteAsync(context, FunctionReply.NoFunction));
        return application;
    }

    private static async Task AnswerAsync(HttpContext context, FunctionSet functions, string name)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        await WriteAsync(context, await functions.RunAsync(name, buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted));
    }

    private static async Task WriteAsync(HttpContext context, FunctionReply reply)
    {
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(reply.Write(), context.RequestAborted);
    }

    private static async Task<int> FailAsync(ImmutableArray<Problem> problems)
    {
        await using var output = Console.Error;
        foreach (var problem in problems)
        {
            await output.WriteLineAsync(problem.ToString());
        }

        return 1;
    }
}
