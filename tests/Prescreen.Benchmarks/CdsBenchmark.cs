using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Prescreen.Evaluation;
using Prescreen.Insights;
using Prescreen.Screening.Hosting;
using Prescreen.Screening.Ledger;
using Prescreen.Worklist.Cds;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Benchmarks;

/// <summary>
/// How many opened charts a second are answered with a card by the real endpoint (Kestrel, SQLite, each token checked and each card audited durably before the
/// answer), beside an endpoint that answers the same body with a constant card. The EHR is a process of its own, which shares the machine.
/// </summary>
public static class CdsBenchmark
{
    private const int Subjects = 50_000;
    private const string Issuer = CdsCallers.Issuer;

    private static readonly byte[] ConstantCard = """{"cards":[{"uuid":"4e0a3a1e-3283-4575-ab82-028d55fe2719","summary":"Constant","indicator":"info","source":{"label":"Prescreen"}}]}"""u8.ToArray();

    /// <summary>Prints rows of a Markdown table.</summary>
    public static async Task RunAsync(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("prescreen-bench-");
        try
        {
            var keys = Path.Combine(folder.FullName, "keys.json");
            Uri address = new($"http://127.0.0.1:{FreePort()}/");
            await using var system = (await PrescreenSystem.OpenAsync(Settings(folder.FullName), "benchmark", TimeProvider.System, NullLoggerFactory.Instance, default)).Value;
            await FillAsync(system);
            await using var worklist = WorklistSystem.Open(system, Pages(address, keys), NullLoggerFactory.Instance).Value;
            await using var application = Build(worklist, address);
            await application.StartAsync();
            await output.WriteLineAsync("| answered by | token | cards/s | p50 ms | p99 ms | longest ms | answers | others |");
            await output.WriteLineAsync("|---|---|--:|--:|--:|--:|--:|--:|");
            foreach (var (what, path, algorithm) in new[]
            {
                ("constant", "bare", "none"), ("store", PatientView, "ES384"), ("store", PatientView, "RS384"), ("constant", "bare", "none"),
            })
            {
                await output.WriteLineAsync($"| {what} | {algorithm} | {await AskAsync(new Uri(address, path), algorithm, keys)} |");
            }

            await output.WriteLineAsync();
            var last = (await system.Store.AuditStore.ListAsync(null, 1, 0, default)).Value[0];
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Audit events kept: {last.Id}."));
            await application.StopAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string PatientView => $"cds-services/{PatientViewService.Id}";

    private static PrescreenSettings Settings(string folder) => SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Prescreen:Ehr:BaseUrl"] = CdsCallers.Ehr,
        ["Prescreen:Store"] = $"sqlite:{Path.Combine(folder, "ledger.db")}",
        ["Prescreen:Site:TimeZone"] = "UTC",
    }).Build()).Settings!;

    // An issuer's keys are written to the file by the process of the EHR, before it asks for the first time.
    private static WorklistSettings Pages(Uri address, string keys) => new()
    {
        PublicUrl = address,
        Access = ImmutableDictionary<string, StudyAccess>.Empty.Add("cea-car-t", new StudyAccess { Coordinators = ["Practitioner/7"] }),
        Cds = new CdsSettings { Clients = [new CdsClient($"{Issuer}ES384", null, $"{keys}.ES384"), new CdsClient($"{Issuer}RS384", null, $"{keys}.RS384")] },
    };

    // Everybody gives a card: a patient without one is answered at less cost.
    private static async Task FillAsync(PrescreenSystem system)
    {
        var protocol = system.Protocols.Find("cea-car-t")!;
        await Parallel.ForAsync(0, Subjects, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (number, ct) =>
        {
            var missing = number % 5;
            SubjectSummary summary = new()
            {
                Found = missing == 0 ? EligibilityStatus.Candidate : EligibilityStatus.PotentialCandidate,
                Outcomes = [.. protocol.Criteria.Select((criterion, at) => new CriterionOutcome(criterion.Id, at < missing ? Outcome.Unknown : at == missing ? Outcome.Review : Outcome.Met, null))],
            };
            var saved = await system.Store.Screenings.SaveAsync(
                new SavedScreening
                {
                    Patient = string.Create(CultureInfo.InvariantCulture, $"Patient/{number}"),
                    Protocol = protocol.Id,
                    Version = protocol.Version,
                    AsOf = TimeProvider.System.GetUtcNow(),
                    Fingerprint = "f",
                    Status = summary.Found.Name(),
                    Assessment = "{}"u8.ToArray(),
                    Subject = string.Create(CultureInfo.InvariantCulture, $"ResearchSubject/s{number}"),
                    SubjectVersion = "1",
                    Summary = summary,
                },
                null,
                ct);
            _ = saved.Value;
        });
    }

    // The endpoints without workers and rounds: there is no EHR to catch up with.
    private static WebApplication Build(WorklistSystem worklist, Uri address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address.AbsoluteUri);
        var application = builder.Build();
        new WorklistPart(worklist).Map(application);
        application.MapPost("/bare", async (HttpContext context) =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            return Results.Bytes(ConstantCard, "application/json");
        });
        return application;
    }

    private static async Task<string> AskAsync(Uri address, string algorithm, string keys)
    {
        using var callers = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { "cds-callers", address.AbsoluteUri, algorithm, $"{keys}.{algorithm}", Subjects.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
        })!;
        var row = await callers.StandardOutput.ReadToEndAsync();
        await callers.WaitForExitAsync();
        return row.Trim();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
