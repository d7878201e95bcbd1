using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prescreen.Screening.Hosting;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.Tests.Support;
using Prescreen.TestServer;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Tests.Support;

/// <summary>A hospital's FHIR server, which is its authorization server too, and the worklist beside it, with a store on disk.</summary>
internal sealed class WorklistSite : IAsyncDisposable
{
    public const string Ann = "ann";
    public const string First = "cea-car-t";
    public const string Second = "her2-car-t";

    private readonly TemporaryFolder folder = new();
    private WebApplication application = null!;
    private Func<Task> open = () => Task.CompletedTask;

    private WorklistSite(FhirTestServer server, Uri address) => (Server, Address) = (server, address);

    public FhirTestServer Server { get; }

    /// <summary>Where the worklist is.</summary>
    public Uri Address { get; }

    public ShiftedTime Time { get; } = new();

    public RecordedLogs Logs { get; } = new();

    public PrescreenSystem System { get; private set; } = null!;

    public WorklistSystem Worklist { get; private set; } = null!;

    public IEnumerable<RouteEndpoint> Endpoints => application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Ann is a coordinator of the first study alone, Rita reads it, Zoe has none; Max is a patient.</summary>
    public static async Task<WorklistSite> OpenAsync(
        Func<RegisteredApp, RegisteredApp>? app = null, Func<WorklistSettings, WorklistSettings>? settings = null, Func<WorklistSystem, IAppPart>? part = null)
    {
        Uri address = new($"http://127.0.0.1:{FreePort()}/");
        RegisteredApp registered = new("worklist", [new Uri(address, "worklist/callback").AbsoluteUri]) { LaunchUrl = new Uri(address, "worklist/launch").AbsoluteUri };
        var server = await FhirTestServer.StartAsync(
            new TestServerOptions
            {
                Apps = [app?.Invoke(registered) ?? registered],
                Users =
                [
                    new RegisteredUser(Ann, "Ann Lee") { FhirUser = "Practitioner/ann", Email = "ann@hospital.example" },
                    new RegisteredUser("rita", "Rita Roe") { FhirUser = "Practitioner/rita" },
                    new RegisteredUser("zoe", "Zoe Zed") { FhirUser = "Practitioner/zoe" },
                    new RegisteredUser("max", "Max Moe") { FhirUser = "Patient/max" },
                ],
            },
            Ct);
        WorklistSite site = new(server, address);
        site.open = () => site.StartAsync(settings ?? (plain => plain), part);
        await site.open();
        return site;
    }

    /// <summary>Ends the worklist's process, and begins another on the same store.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await open();
    }

    /// <summary>Where the EHR launches the worklist from a patient's chart.</summary>
    public string Launch(string user, string? patient = null) => Server.LaunchUrl(new Uri(Address, "worklist/launch"), patient: patient, user: user).ToString();

    /// <summary>A browser whose person has signed in from the EHR.</summary>
    public async Task<Browser> SignedInAsync(string user, string? patient = null)
    {
        Browser browser = new(Address);
        using var page = (await browser.FollowAsync(Launch(user, patient))).Page;
        return browser;
    }

    /// <summary>All audit events, oldest first.</summary>
    public async Task<List<JsonNode>> AuditAsync()
        => [.. (await System.Store.AuditStore.ListAsync(null, 1000, 0, Ct)).Value.OrderBy(record => record.Id).Select(record => JsonNode.Parse(record.Event.Span)!)];

    /// <summary>Makes every audit fail, as a disk that broke.</summary>
    public async Task BreakAsync(string table)
    {
        await using var connection = new SqliteConnection($"Data Source={folder.File("ledger.db")};Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = table is "audits" ? "ALTER TABLE audits RENAME TO lost" : "ALTER TABLE sessions RENAME TO lost";
        await command.ExecuteNonQueryAsync(Ct);
    }

    /// <summary>All that is on disk, as Latin-1.</summary>
    public async Task<string> StoreBytesAsync()
    {
        var text = "";
        foreach (var file in (string[])["ledger.db", "ledger.db-wal"])
        {
            await using var stream = new FileStream(folder.File(file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using MemoryStream content = new();
            await stream.CopyToAsync(content, Ct);
            text += Encoding.Latin1.GetString(content.ToArray());
        }

        return text;
    }

    /// <summary>A subject of a study in the read model.</summary>
    public async Task SaveAsync(string study, string patient, string subject)
        => (await System.Store.Screenings.SaveAsync(
            new SavedScreening
            {
                Patient = patient,
                Protocol = study,
                Version = System.Protocols.Find(study)!.Version,
                AsOf = Time.GetUtcNow(),
                Fingerprint = "f",
                Status = "candidate",
                Assessment = "{}"u8.ToArray(),
                Subject = subject,
                SubjectVersion = "1",
            },
            null,
            Ct)).Problem.ShouldBeNull();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Server.DisposeAsync();
        folder.Dispose();
    }

    private async Task StopAsync()
    {
        await application.StopAsync(CancellationToken.None);
        await application.DisposeAsync();
        await Worklist.DisposeAsync();
        await System.DisposeAsync();
    }

    private async Task StartAsync(Func<WorklistSettings, WorklistSettings> settings, Func<WorklistSystem, IAppPart>? part)
    {
        var profiles = Path.Combine(AppContext.BaseDirectory, "fhir-profiles");
        PrescreenSettings installation = new()
        {
            Ehr = Server.BaseUrl,
            Results = Server.BaseUrl,
            Store = $"sqlite:{folder.File("ledger.db")}",
            Protocols = Path.Combine(profiles, "protocols"),
            ValueSets = Path.Combine(profiles, "valuesets"),
            TimeZone = TimeZoneInfo.Utc,
        };
        // As serve has it: the framework tells of requests with their addresses below a warning.
        var logs = LoggerFactory.Create(logging => logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.Warning));
        System = (await PrescreenSystem.OpenAsync(installation, "tests", Time, logs, Ct)).Value;
        WorklistSettings plain = new()
        {
            PublicUrl = Address,
            Ways = [new SignInWay { Key = "smart-0", Name = "Test hospital", Issuer = Server.BaseUrl, IsSmart = true, ClientId = "worklist" }],
            Access = new Dictionary<string, StudyAccess> { [First] = new() { Coordinators = ["Practitioner/ann"], Readers = ["Practitioner/rita"] } }.ToImmutableDictionary(),
        };
        Worklist = WorklistSystem.Open(System, settings(plain), logs).Value;
        application = PrescreenApp.Build(System, Address.AbsoluteUri, logging => logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.Warning), part?.Invoke(Worklist) ?? new WorklistPart(Worklist));
        await application.StartAsync(Ct);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
