using Microsoft.Extensions.Hosting;

namespace Prescreen.Screening.Hosting;

/// <summary>What timers do in the Functions host, without one: prepares, subscribes, and catches up at the start and at every interval.</summary>
internal sealed class Rounds(PrescreenSystem system) : BackgroundService
{
    private static readonly TimeSpan AfterProblem = TimeSpan.FromSeconds(5);

    /// <summary>Prepares before anything else starts: releasing an earlier process's claims later would release our own workers' too.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        while (await system.Caretaker.PrepareAsync(cancellationToken) is not null)
        {
            await Task.Delay(AfterProblem, system.Time, cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                // Again each round: a subscription that the server turned off is asked for again.
                await system.Caretaker.SubscribeAsync(stoppingToken);
                var done = await system.CatchUp.RunAsync(stoppingToken);
                var wait = done.Problem is null || system.Settings.CatchUpEvery < AfterProblem ? system.Settings.CatchUpEvery : AfterProblem;
                await Task.Delay(wait, system.Time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }
}
