using System.Threading.Channels;

namespace Prescreen.Screening.Work;

/// <summary>Wakes workers that wait for something to be due; a wake-up that nobody waited for is kept, several are one.</summary>
public sealed class WorkSignal
{
    private readonly Channel<bool> channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Something is due now.</summary>
    public void Wake() => channel.Writer.TryWrite(true);

    /// <summary>Waits for a wake-up or an instant; a worker that is woken wakes the next before it works.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var timer = time.CreateTimer(_ => Cancel(patience), null, atMost, Timeout.InfiniteTimeSpan);
        try
        {
            await channel.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The instant has come.
        }
    }

    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Woken in the same moment.
        }
    }
}
