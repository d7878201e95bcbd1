using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Prescreen.TestServer.Faults;

namespace Prescreen.TestServer.Subscriptions;

/// <summary>Delivers one subscription's notifications in order, with retries, heartbeats and the faults that were asked for.</summary>
internal sealed class SubscriptionWorker(SubscriptionDefinition first, SubscriptionEngine engine, TestServerOptions options, FaultPlan faults) : IAsyncDisposable
{
    private static readonly TimeSpan LongestHold = TimeSpan.FromMilliseconds(500);

    private readonly Channel<Delivery> queue = Channel.CreateUnbounded<Delivery>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource stopping = new();
    private Delivery? held;
    private Task running = Task.CompletedTask;
    private int told;
    private int taken;
    private int delivered;

    /// <summary>How many notifications were asked for and are not yet delivered or given up.</summary>
    public int Undelivered => Volatile.Read(ref told) - Volatile.Read(ref delivered);

    /// <summary>The subscription as it is now.</summary>
    public SubscriptionDefinition Definition { get; set; } = first;

    public void Start() => running = Task.Run(() => RunAsync(stopping.Token));

    public void Tell(Delivery delivery)
    {
        Interlocked.Increment(ref told);
        queue.Writer.TryWrite(delivery);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
    }

    /// <summary>Stops without waiting, for the worker's own subscription being switched off.</summary>
    public void Cancel() => stopping.Cancel();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                await DeliverAsync(await NextAsync(cancellationToken), cancellationToken);
                Volatile.Write(ref delivered, taken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping is what was asked for.
        }
    }

    private async Task<Delivery> NextAsync(CancellationToken cancellationToken)
    {
        if (TryTake(out var ready))
        {
            return Gather(ready);
        }

        var patience = held is not null ? LongestHold : Definition is { IsActive: true, Heartbeat: { } period } ? period : Timeout.InfiniteTimeSpan;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var more = queue.Reader.WaitToReadAsync(waiting.Token).AsTask();
        var enough = Task.Delay(patience, options.Time, waiting.Token);
        var came = await Task.WhenAny(more, enough) == more;
        await waiting.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        if (came && TryTake(out var next))
        {
            return Gather(next);
        }

        (var late, held) = (held, null);
        return late ?? new HeartbeatDelivery();
    }

    private bool TryTake([NotNullWhen(true)] out Delivery? delivery)
    {
        var came = queue.Reader.TryRead(out delivery);
        taken += came ? 1 : 0;
        return came;
    }

    // Events that wait are told together, up to the subscription's maximum.
    private Delivery Gather(Delivery delivery)
    {
        if (delivery is not EventDelivery { Events: var events } || Definition.MaxCount <= 1)
        {
            return delivery;
        }

        List<TopicEvent> together = [.. events];
        while (together.Count < Definition.MaxCount && queue.Reader.TryPeek(out var next) && next is EventDelivery more && TryTake(out _))
        {
            together.AddRange(more.Events);
        }

        return new EventDelivery(together);
    }

    private async Task DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var fault = delivery is ClassicDelivery or EventDelivery ? faults.TakeForNotification(Definition.Endpoint.ToString()) : null;
        switch (fault?.Kind)
        {
            case FaultKind.DropNotification:
                break;
            case FaultKind.ReorderNotification when held is null:
                held = delivery;
                return;
            case FaultKind.RepeatNotification:
                await SendAsync(delivery, cancellationToken);
                await SendAsync(delivery, cancellationToken);
                break;
            default:
                await SendAsync(delivery, cancellationToken);
                break;
        }

        if (held is { } late)
        {
            held = null;
            await SendAsync(late, cancellationToken);
        }
    }

    private async Task SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= options.Retry.Attempts; attempt++)
        {
            if (await engine.AttemptAsync(Definition, delivery, cancellationToken))
            {
                if (delivery is HandshakeDelivery)
                {
                    await engine.SetStatusAsync(Definition.Id, "active", null, cancellationToken);
                }

                return;
            }

            if (attempt < options.Retry.Attempts)
            {
                await Task.Delay(options.Retry.DelayAfter(attempt), options.Time, cancellationToken);
            }
        }

        await engine.SetStatusAsync(Definition.Id, "error", $"The endpoint failed {options.Retry.Attempts} times.", cancellationToken);
    }
}
