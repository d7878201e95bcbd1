using Microsoft.Extensions.Hosting;

namespace Prescreen.Screening.Work;

/// <summary>Works off what is due with several workers, woken by a signal or the next due instant; never in a busy loop.</summary>
public sealed class WorkLoop(DueWork work, WorkSignal signal, int workers, TimeProvider time) : BackgroundService
{
    // Other processes make patients due in the same ledger without a signal here.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AfterProblem = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
        => Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => RunAsync(stoppingToken), CancellationToken.None)));

    private async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                var turn = await work.RunAsync(null, stopping);
                if (!turn.TryGet(out var done, out _))
                {
                    await Task.Delay(AfterProblem, time, stopping);
                }
                else if (done.Result is WorkResult.Nothing)
                {
                    await signal.WaitAsync(Wait(done.NextAt), time, stopping);
                    // One wake-up may stand for many patients: each worker that finds work wakes the next.
                }
                else
                {
                    signal.Wake();
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopping: what was claimed is given back by the work itself.
        }
    }

    private TimeSpan Wait(DateTimeOffset? next)
    {
        var wait = next - time.GetUtcNow() ?? LongestWait;
        return wait < TimeSpan.FromMilliseconds(20) ? TimeSpan.FromMilliseconds(20) : wait < LongestWait ? wait : LongestWait;
    }
}
