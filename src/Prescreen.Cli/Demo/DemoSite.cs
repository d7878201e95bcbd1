using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;
using Prescreen.Screening.Hosting;
using Prescreen.TestServer;
using Prescreen.Worklist.Cds;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Cli.Demo;

/// <summary>The embedded hospital's FHIR server and Prescreen beside it, as two parties that only speak FHIR with each other.</summary>
internal sealed class DemoSite : IAsyncDisposable
{
    private const int Workers = 4;

    private readonly string folder;
    private readonly WorklistSystem worklist;
    private readonly WebApplication application;

    private DemoSite(FhirTestServer server, PrescreenSystem system, WorklistSystem worklist, Uri address, string folder)
    {
        Server = server;
        System = system;
        Address = address;
        this.worklist = worklist;
        application = PrescreenApp.Build(system, address.AbsoluteUri, part: new WorklistPart(worklist));
        this.folder = folder;
    }

    /// <summary>The hospital's server.</summary>
    public FhirTestServer Server { get; }

    /// <summary>Prescreen.</summary>
    public PrescreenSystem System { get; }

    /// <summary>Where Prescreen listens.</summary>
    public Uri Address { get; }

    /// <summary>Where the coordinator's pages are.</summary>
    public Uri Worklist => new(Address, "worklist");

    /// <summary>Puts both together; <see cref="StartAsync"/> starts the second. Who signs in does so by the real clock.</summary>
    public static async Task<Result<DemoSite>> OpenAsync(int port, TimeProvider time, TimeProvider real, CancellationToken ct)
    {
        var server = await FhirTestServer.StartAsync(new TestServerOptions { Port = port, Time = time }, ct);
        var folder = Directory.CreateTempSubdirectory("prescreen-demo-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        PrescreenSettings settings = new()
        {
            Ehr = server.BaseUrl,
            Results = server.BaseUrl,
            PublicUrl = address,
            Store = $"sqlite:{Path.Combine(folder, "ledger.db")}",
            Protocols = Profiles.Protocols,
            ValueSets = Profiles.ValueSets,
            TimeZone = TimeZoneInfo.Utc,
            Secrets = [RandomNumberGenerator.GetHexString(32)],
            Workers = Workers,
        };
        if (!(await PrescreenSystem.OpenAsync(settings, "demo", time, NullLoggerFactory.Instance, ct)).TryGet(out var system, out var problem))
        {
            await server.DisposeAsync();
            Directory.Delete(folder, recursive: true);
            return problem;
        }

        // No study is named in these settings, so nothing can be wrong with them.
        var worklist = WorklistSystem.Open(system, new WorklistSettings { PublicUrl = address, DemoUser = "Demo coordinator", Cds = new CdsSettings { AllowAnonymousOnLoopback = true, ShowToAll = true } }, NullLoggerFactory.Instance, real).Value;
        return new DemoSite(server, system, worklist, address, folder);
    }

    /// <summary>Starts Prescreen: it subscribes and catches up with what is there.</summary>
    public Task StartAsync(CancellationToken ct) => application.StartAsync(ct);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await application.StopAsync(CancellationToken.None);
        await application.DisposeAsync();
        await worklist.DisposeAsync();
        await System.DisposeAsync();
        await Server.DisposeAsync();
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A folder for temporary files is swept by the system.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
