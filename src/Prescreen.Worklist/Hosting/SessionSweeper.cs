using Microsoft.Extensions.Hosting;

namespace Prescreen.Worklist.Hosting;

/// <summary>Deletes sessions that ended without a sign-out, every hour.</summary>
internal sealed class SessionSweeper(WorklistSystem system) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                // What isn't deleted now is deleted in an hour; an ended session can't be used in any case.
                await system.System.Store.Sessions.SweepAsync(system.SignInTime.GetUtcNow(), stoppingToken);
                await Task.Delay(Every, system.SignInTime, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }
}
