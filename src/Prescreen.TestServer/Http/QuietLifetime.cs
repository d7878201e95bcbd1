using Microsoft.Extensions.Hosting;

namespace Prescreen.TestServer.Http;

/// <summary>Leaves Ctrl+C and SIGTERM to the process that embeds the server; the usual lifetime would swallow them.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
