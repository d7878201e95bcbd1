using System.Diagnostics;

namespace Prescreen.EndToEnd.Support;

/// <summary>Medplum's router as a process on a free port: a FHIR server that nobody of this project wrote. See third-party/server.mjs.</summary>
internal sealed class ThirdPartyServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process process;

    private ThirdPartyServer(Process process, Uri baseUrl) => (this.process, BaseUrl) = (process, baseUrl);

    public Uri BaseUrl { get; }

    /// <summary>Starts it. Without its packages the test is skipped with a reason, in CI it fails.</summary>
    public static async Task<ThirdPartyServer> StartAsync(bool serverChoosesIds, CancellationToken ct)
    {
        Repository.MustBeInstalled(Repository.ThirdParty);
        var start = new ProcessStartInfo("node") { WorkingDirectory = Repository.ThirdParty, RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("server.mjs");
        if (serverChoosesIds)
        {
            start.ArgumentList.Add("--server-ids");
        }

        var process = Process.Start(start).ShouldNotBeNull();
        var line = await process.StandardOutput.ReadLineAsync(ct).AsTask().WaitAsync(Patience, ct);
        return new ThirdPartyServer(process, new Uri(line.ShouldNotBeNull("node ended without an address; what it said is on the error output")));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
