using Microsoft.Extensions.Hosting;

namespace Prescreen.Worklist.Reading;

/// <summary>Fills the index before the server takes its first request, so that no page waits for it. A store that doesn't answer stops nothing: the first page tells.</summary>
internal sealed class IndexFilling(SubjectIndex index) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => index.FillAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
