namespace Prescreen.Fhir.Tests;

/// <summary>
/// A clock that stands still except that timers of at most <paramref name="fires"/> go off at once and move it on; longer ones never do. So retries
/// need no waiting, and timeouts happen or don't as the test says.
/// </summary>
internal sealed class FixedTime(DateTimeOffset start, TimeSpan fires) : TimeProvider
{
    private long ticks = start.UtcTicks;

    public List<TimeSpan> Waits { get; } = [];

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(FixedTime time, TimerCallback callback, object? state) : ITimer
    {
        private volatile bool isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime < TimeSpan.Zero || dueTime > time.Fires)
            {
                return true;
            }

            lock (time.Waits)
            {
                time.Waits.Add(dueTime);
            }

            time.Advance(dueTime);
            ThreadPool.QueueUserWorkItem(_ =>
            {
                if (!isDisposed)
                {
                    callback(state);
                }
            });
            return true;
        }

        public void Dispose() => isDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private TimeSpan Fires { get; } = fires;
}
