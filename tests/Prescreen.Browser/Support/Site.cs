using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Prescreen.Cli;
using Prescreen.EndToEnd.Support;
using Prescreen.Screening.Hosting;
using Prescreen.TestServer;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Browser.Support;

/// <summary>A hospital's FHIR server where staff sign in, an identity provider, and Prescreen with its pages beside them, which may be stopped and started with other protocols.</summary>
internal sealed class Site : IAsyncDisposable
{
    private const string Secret = "a-secret-of-tests-only";
    private const int QuietLooks = 4;

    private readonly TemporaryFolder folder = new();
    private readonly TimeProvider time;
    private readonly IReadOnlyDictionary<string, string?> access;

    private Site(FhirTestServer server, FhirTestServer provider, Uri address, TimeProvider time, IReadOnlyDictionary<string, string?> access)
    {
        (Server, Provider, Address, this.time, this.access) = (server, provider, address, time, access);
        Ehr = new FhirHttp(server.BaseUrl);
    }

    /// <summary>The hospital.</summary>
    public FhirTestServer Server { get; }

    /// <summary>Knows people, and no FHIR of ours.</summary>
    public FhirTestServer Provider { get; }

    /// <summary>Where Prescreen is.</summary>
    public Uri Address { get; }

    /// <summary>The hospital, as another client sees it.</summary>
    public FhirHttp Ehr { get; }

    /// <summary>What Prescreen logged as an error.</summary>
    public ErrorLog Log { get; } = new();

    public PrescreenSystem System { get; private set; } = null!;

    public WorklistSystem Worklist { get; private set; } = null!;

    public WebApplication Application { get; private set; } = null!;

    /// <summary>The hospital without Prescreen.</summary>
    public static async Task<Site> OpenAsync(TimeProvider time, IReadOnlyList<RegisteredUser> staff, IReadOnlyDictionary<string, string?> access, CancellationToken ct)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        RegisteredApp app = new("prescreen", [new Uri(address, "worklist/callback").AbsoluteUri])
        {
            Name = "Prescreen",
            Secret = Secret,
            LaunchUrl = new Uri(address, "worklist/launch").AbsoluteUri,
        };
        var server = await FhirTestServer.StartAsync(new TestServerOptions { Time = time, SignInTime = TimeProvider.System, Apps = [app], Users = staff }, ct);
        var provider = await FhirTestServer.StartAsync(new TestServerOptions { Apps = [app], Users = [Staff.Ola] }, ct);
        Site site = new(server, provider, address, time, access);
        foreach (var person in staff)
        {
            await site.Ehr.PutAsync(person.FhirUser!, $$"""{"resourceType":"Practitioner","id":"{{person.Subject}}"}""", ct);
        }

        return site;
    }

    /// <summary>Starts Prescreen over its ledger of before, with the protocols of a folder.</summary>
    public async Task StartAsync(string protocols, CancellationToken ct)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Keys(protocols)).AddInMemoryCollection(access).Build();
        var (settings, problems) = SettingsReader.Read(configuration);
        var (pages, wrong) = WorklistSettingsReader.Read(configuration);
        problems.Concat(wrong).ShouldBeEmpty();
        System = (await PrescreenSystem.OpenAsync(settings!, "browser", time, NullLoggerFactory.Instance, ct)).Value;
        Worklist = WorklistSystem.Open(System, pages!, NullLoggerFactory.Instance, TimeProvider.System).Value;
        Application = PrescreenApp.Build(System, Address.AbsoluteUri, logging => logging.AddProvider(Log), new WorklistPart(Worklist));
        await Application.StartAsync(ct);
    }

    /// <summary>Stops Prescreen alone.</summary>
    public async Task StopAsync()
    {
        await Application.StopAsync();
        await Application.DisposeAsync();
        await Worklist.DisposeAsync();
        await System.DisposeAsync();
    }

    /// <summary>Waits until nothing is owed, for several looks on end: what is filed becomes due a moment later.</summary>
    public Task BecomesIdleAsync(CancellationToken ct)
    {
        var quiet = 0;
        return Eventually.IsTrueAsync(async () =>
        {
            // Before the ledger is asked: what is delivered is in the ledger by then.
            var undelivered = Server.Undelivered;
            var counts = (await System.Store.Ledger.CountAsync(ct)).Value;
            counts.Dead.ShouldBe(0);
            quiet = undelivered + counts.Due + counts.Leased + counts.Parked == 0 && counts.Settled + counts.Waiting > 0 ? quiet + 1 : 0;
            return quiet == QuietLooks;
        }, "nothing is owed", ct);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Ehr.Dispose();
        await Provider.DisposeAsync();
        await Server.DisposeAsync();
        folder.Dispose();
    }

    private Dictionary<string, string?> Keys(string protocols) => new()
    {
        ["Prescreen:Ehr:BaseUrl"] = Server.BaseUrl.AbsoluteUri,
        ["Prescreen:PublicUrl"] = Address.AbsoluteUri,
        ["Prescreen:Store"] = $"sqlite:{folder.File("ledger.db")}",
        ["Prescreen:Protocols"] = protocols,
        ["Prescreen:ValueSets"] = Profiles.ValueSets,
        ["Prescreen:Site:TimeZone"] = "UTC",
        ["Prescreen:Notifications:Secrets"] = Secret,
        ["Prescreen:CatchUp:Every"] = "01:00:00",
        ["Prescreen:Worklist:Smart:0:Issuer"] = Server.BaseUrl.AbsoluteUri.TrimEnd('/'),
        ["Prescreen:Worklist:Smart:0:ClientId"] = "prescreen",
        ["Prescreen:Worklist:Smart:0:ClientSecret"] = Secret,
        ["Prescreen:Worklist:Smart:0:Name"] = "Demo EHR",
        ["Prescreen:Worklist:Oidc:Authority"] = Provider.BaseUrl.AbsoluteUri.TrimEnd('/'),
        ["Prescreen:Worklist:Oidc:ClientId"] = "prescreen",
        ["Prescreen:Worklist:Oidc:ClientSecret"] = Secret,
        ["Prescreen:Worklist:Oidc:Name"] = "Demo provider",
        ["Prescreen:Worklist:Cds:Clients:0:Issuer"] = "https://ehr.example",
        ["Prescreen:Worklist:Cds:Clients:0:JwksUrl"] = new Uri(Server.BaseUrl, "auth/keys").AbsoluteUri,
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
