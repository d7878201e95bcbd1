using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Prescreen.Screening.Hosting;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen serve</c>: everything in one process, without the Functions host.</summary>
internal static class ServeCommand
{
    private const string Description = "Watches a FHIR server and screens whoever has something new: notifications, catch-up, write-back. Configured by settings; a wrong or missing one is named.";

    private const string Examples = """
        Prescreen__Ehr__BaseUrl=http://127.0.0.1:8090/fhir Prescreen__Store=sqlite:ledger.db Prescreen__Site__TimeZone=Europe/Berlin prescreen serve
        prescreen serve --urls http://0.0.0.0:8080 --config prescreen.json
        """;

    public static Command Create(Surroundings surroundings)
    {
        Option<string> urls = new("--urls") { Description = "Where to listen for notifications.", HelpName = "U", DefaultValueFactory = _ => "http://127.0.0.1:8080" };
        var config = Installation.ConfigOption();
        HelpedCommand command = new("serve", Description, Examples) { urls, config };
        command.SetAction(async (parsed, ct) =>
        {
            try
            {
                return await RunAsync(parsed.GetRequiredValue(urls), parsed.GetValue(config), surroundings, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return ExitCode.Done;
            }
            catch (Exception failure) when (failure is IOException or FormatException or InvalidOperationException)
            {
                await surroundings.Error.WriteLineAsync($"--urls: CLI-042: It can't listen there: {failure.Message}");
                return ExitCode.Usage;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(string urls, FileInfo? config, Surroundings surroundings, CancellationToken ct)
    {
        var (settings, problems) = Installation.Settings(config);
        var (pages, pageProblems) = settings is null ? (null, []) : Installation.Worklist(config);
        if (settings is null || !pageProblems.IsEmpty)
        {
            foreach (var wrong in problems.AddRange(pageProblems))
            {
                await surroundings.Error.WriteLineAsync(wrong.ToString());
            }

            return ExitCode.Usage;
        }

        using var logs = LoggerFactory.Create(Log);
        // Two processes can't listen at one place, so the name is this process's alone.
        var worker = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName} {urls}");
        if (!(await PrescreenSystem.OpenAsync(settings, worker, surroundings.Time, logs, ct)).TryGet(out var system, out var problem))
        {
            await surroundings.Error.WriteLineAsync(problem.ToString());
            return ExitCode.Usage;
        }

        await using (system)
        {
            if (pages is null)
            {
                return await ServeAsync(system, null, urls, surroundings, ct);
            }

            if (!WorklistSystem.Open(system, pages, logs).TryGet(out var worklist, out problem))
            {
                await surroundings.Error.WriteLineAsync(problem.ToString());
                return ExitCode.Usage;
            }

            await using (worklist)
            {
                return await ServeAsync(system, worklist, urls, surroundings, ct);
            }
        }
    }

    private static async Task<int> ServeAsync(PrescreenSystem system, WorklistSystem? worklist, string urls, Surroundings surroundings, CancellationToken ct)
    {
        await using var application = PrescreenApp.Build(system, urls, Log, worklist is null ? null : new WorklistPart(worklist));
        await application.StartAsync(ct);
        await surroundings.Output.WriteLineAsync($"Prescreen screens for {string.Join(", ", system.Protocols.All)}; it listens at {urls}. Ctrl+C ends it.");
        if (worklist is not null)
        {
            await surroundings.Output.WriteLineAsync($"Worklist: {new Uri(worklist.Settings.PublicUrl, "worklist")}");
        }

        await application.WaitForShutdownAsync(ct);
        return ExitCode.Done;
    }

    private static void Log(ILoggingBuilder logging)
    {
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            console.UseUtcTimestamp = true;
        });
        logging.AddFilter("Microsoft", LogLevel.Warning);
    }
}
