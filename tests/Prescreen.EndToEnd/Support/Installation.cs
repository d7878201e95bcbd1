using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Prescreen.Screening.Hosting;
using Prescreen.Screening.Ledger;

namespace Prescreen.EndToEnd.Support;

/// <summary>Prescreen as <c>prescreen serve</c> composes it, in this process, with its ledger on disk; may be stopped and started again.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly PrescreenSettings settings;
    private WebApplication? application;

    private Installation(Uri ehr, TimeSpan catchUpEvery)
    {
        settings = Settings(ehr, new Uri($"http://127.0.0.1:{FreePort()}/"), folder.File("ledger.db"), catchUpEvery);
    }

    public PrescreenSystem System { get; private set; } = null!;

    /// <summary>Opens and starts it. With a long interval only notifications tell it of anything after the start.</summary>
    public static async Task<Installation> StartAsync(Uri ehr, TimeSpan catchUpEvery, CancellationToken ct)
    {
        var installation = new Installation(ehr, catchUpEvery);
        await installation.StartAsync(ct);
        return installation;
    }

    /// <summary>The settings, read as from a site's configuration.</summary>
    public static PrescreenSettings Settings(Uri ehr, Uri publicUrl, string ledger, TimeSpan catchUpEvery)
    {
        var (settings, problems) = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(Keys(ehr, publicUrl, ledger, catchUpEvery)).Build());
        return settings.ShouldNotBeNull(string.Join(' ', problems.Select(problem => problem.Text)));
    }

    /// <summary>What a site would configure.</summary>
    public static Dictionary<string, string?> Keys(Uri ehr, Uri publicUrl, string ledger, TimeSpan catchUpEvery) => new()
    {
        ["Prescreen:Ehr:BaseUrl"] = ehr.AbsoluteUri,
        ["Prescreen:PublicUrl"] = publicUrl.AbsoluteUri,
        ["Prescreen:Store"] = $"sqlite:{ledger}",
        ["Prescreen:Site:TimeZone"] = QuietZone(),
        ["Prescreen:Notifications:Secrets"] = "a-secret-of-tests-only",
        ["Prescreen:CatchUp:Every"] = catchUpEvery.ToString("c"),
    };

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async Task StartAsync(CancellationToken ct)
    {
        System = (await PrescreenSystem.OpenAsync(settings, "e2e", TimeProvider.System, NullLoggerFactory.Instance, ct)).Value;
        application = PrescreenApp.Build(System, settings.PublicUrl!.AbsoluteUri);
        await application.StartAsync(ct);
    }

    public async Task StopAsync()
    {
        if (application is not null)
        {
            await application.StopAsync();
            await application.DisposeAsync();
            await System.DisposeAsync();
            application = null;
        }
    }

    /// <summary>Waits until nothing is owed: neither due nor being screened nor backing off, and nothing given up.</summary>
    public async Task BecomesIdleAsync(CancellationToken ct)
    {
        await Eventually.BecomesAsync(async () =>
        {
            var counts = (await System.Store.Ledger.CountAsync(ct)).Value;
            return (counts.Due + counts.Leased + counts.Parked, counts.Dead);
        }, (0, 0), TellAsync, ct);
    }

    /// <summary>What the ledger has to tell of what isn't settled, for a test that fails.</summary>
    public async Task<string> TellAsync()
    {
        var entries = (await System.Store.Ledger.ListAsync(new LedgerQuery(Take: 500), default)).Value;
        return string.Join('\n', entries.Where(entry => entry.State is not (LedgerState.Settled or LedgerState.Waiting)).Select(entry => $"{entry.State} {entry.Patient} {entry.Problem}"));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Dispose();
    }

    // The site's midnight changes what is eligible, so tests live where it is far from midnight.
    private static string QuietZone() => TimeProvider.System.GetUtcNow().Hour is >= 2 and < 22 ? "UTC" : "Etc/GMT+8";
}
