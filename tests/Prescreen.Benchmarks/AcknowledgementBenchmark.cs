using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Prescreen.Screening.Hosting;
using Prescreen.Screening.Ledger;

namespace Prescreen.Benchmarks;

/// <summary>
/// How many notifications a second the real endpoint (Kestrel, SQLite ledger with an fsync per group of writes) acknowledges, and how long each sender waits.
/// The senders are a process of their own, which shares the machine. Afterwards the ledger is opened anew: every patient acknowledged must be in it.
/// </summary>
public static class AcknowledgementBenchmark
{
    private const string Secret = "a-secret-of-benchmarks-only";
    private const int BodyBytes = 2048;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(15);

    /// <summary>Runs with 32 and with 64 connections, and prints rows of a Markdown table.</summary>
    public static async Task<int> RunAsync(TextWriter output)
    {
        await output.WriteLineAsync("| connections | acknowledged/s | p50 ms | p99 ms | longest ms | acknowledged | refused | missing after reopening |");
        await output.WriteLineAsync("|--:|--:|--:|--:|--:|--:|--:|--:|");
        var missing = 0;
        foreach (var connections in new[] { 32, 64 })
        {
            missing += await MeasureAsync(connections, output);
        }

        return missing == 0 ? 0 : 1;
    }

    /// <summary>The senders' process: sends until the time is over, and writes the patients acknowledged to a file.</summary>
    public static async Task SendAsync(Uri endpoint, int connections, string file, TextWriter output)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false });
        var start = Stopwatch.GetTimestamp();
        var senders = await Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Run(() => SendAsync(http, endpoint, number, start))));
        var waits = senders.SelectMany(sender => sender.Waits).Order().ToArray();
        await File.WriteAllLinesAsync(file, senders.SelectMany(sender => sender.Patients));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{waits.Length / Measured.TotalSeconds:f0} | {At(waits, 0.5):f1} | {At(waits, 0.99):f1} | {waits.LastOrDefault():f1} | {senders.Sum(sender => sender.Patients.Count)} | {senders.Sum(sender => sender.Refused)}"));
    }

    private static async Task<int> MeasureAsync(int connections, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("prescreen-bench-");
        try
        {
            var patients = Path.Combine(folder.FullName, "acknowledged.txt");
            var ledger = $"sqlite:{Path.Combine(folder.FullName, "ledger.db")}";
            var row = await ServeAsync(ledger, connections, patients);
            var missing = await MissingAsync(ledger, patients);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {connections} | {row} | {missing} |"));
            return missing;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> ServeAsync(string ledger, int connections, string patients)
    {
        var address = $"http://127.0.0.1:{FreePort()}/";
        var keys = new Dictionary<string, string?>
        {
            ["Prescreen:Ehr:BaseUrl"] = "http://127.0.0.1:9/fhir",
            ["Prescreen:Store"] = ledger,
            ["Prescreen:Site:TimeZone"] = "UTC",
            ["Prescreen:Notifications:Secrets"] = Secret,
            ["Prescreen:CatchUp:Every"] = "1.00:00:00",
        };
        var settings = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(keys).Build()).Settings!;
        await using var system = (await PrescreenSystem.OpenAsync(settings, "benchmark", TimeProvider.System, NullLoggerFactory.Instance, default)).Value;
        await using var application = Build(system, address);
        await application.StartAsync();
        using var senders = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { "senders", new Uri(new Uri(address), "notifications").AbsoluteUri, connections.ToString(CultureInfo.InvariantCulture), patients },
            RedirectStandardOutput = true,
        })!;
        var row = await senders.StandardOutput.ReadToEndAsync();
        await senders.WaitForExitAsync();
        await application.StopAsync();
        return row.Trim();
    }

    // The endpoint without workers: who is due stays due, and can be counted.
    private static WebApplication Build(PrescreenSystem system, string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var application = builder.Build();
        application.MapPrescreen(system);
        return application;
    }

    private static async Task<int> MissingAsync(string ledger, string patients)
    {
        await using var store = (await LedgerStore.OpenAsync(ledger, TimeProvider.System)).Value;
        var due = new HashSet<string>(StringComparer.Ordinal);
        for (var page = (await store.Ledger.ListAsync(new LedgerQuery(LedgerState.Due, Take: 10_000), default)).Value; page.Length > 0;)
        {
            due.UnionWith(page.Select(entry => entry.Patient));
            page = (await store.Ledger.ListAsync(new LedgerQuery(LedgerState.Due, due.Count, 10_000), default)).Value;
        }

        return File.ReadLines(patients).Count(patient => !due.Contains(patient));
    }

    // Half of them as HAPI sends them (PUT to the resource's address), half as Medplum does (POST of the body).
    private static async Task<Sender> SendAsync(HttpClient http, Uri endpoint, int number, long start)
    {
        var sender = new Sender([], []);
        for (var i = 0; Stopwatch.GetElapsedTime(start) < WarmUp + Measured; i++)
        {
            var patient = string.Create(CultureInfo.InvariantCulture, $"Patient/{number}-{i}");
            using var request = new HttpRequestMessage(i % 2 == 0 ? HttpMethod.Put : HttpMethod.Post, i % 2 == 0 ? new Uri($"{endpoint}/Observation/{number}-{i}") : endpoint);
            request.Headers.Add("X-Prescreen-Secret", Secret);
            request.Content = new ByteArrayContent(Body($"{number}-{i}", patient));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/fhir+json");
            var sent = Stopwatch.GetTimestamp();
            using var response = await http.SendAsync(request);
            var wait = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
            if (response.StatusCode is not HttpStatusCode.OK)
            {
                sender.Refused++;
                continue;
            }

            sender.Patients.Add(patient);
            if (Stopwatch.GetElapsedTime(start) > WarmUp)
            {
                sender.Waits.Add(wait);
            }
        }

        return sender;
    }

    private static byte[] Body(string id, string patient)
    {
        var start = $$"""
            {"resourceType":"Observation","id":"{{id}}","meta":{"versionId":"1","lastUpdated":"2026-11-22T08:00:00Z"},"status":"final",
             "code":{"coding":[{"system":"http://loinc.org","code":"777-3","display":"Platelets [#/volume] in Blood by Automated count"}]},
             "subject":{"reference":"{{patient}}"},"effectiveDateTime":"2026-11-22T07:30:00Z",
             "valueQuantity":{"value":120,"unit":"10*9/L","system":"http://unitsofmeasure.org","code":"10*9/L"},
             "note":[{"text":"
            """;
        const string End = "\"}]}";
        return Encoding.UTF8.GetBytes(start + new string('n', BodyBytes - start.Length - End.Length) + End);
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[(int)(share * (sorted.Length - 1))];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Sender(List<string> patients, List<double> waits)
    {
        public List<string> Patients { get; } = patients;

        public List<double> Waits { get; } = waits;

        public int Refused { get; set; }
    }
}
