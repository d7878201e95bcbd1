namespace Prescreen.Cli.Demo;

/// <summary>A clock that is set to each instant of the play and runs on from there; timers run in real time.</summary>
internal sealed class DemoClock(TimeProvider real, DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private TimeSpan shift = start - real.GetUtcNow();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return real.GetUtcNow() + shift;
        }
    }

    /// <summary>Sets the clock forward to an instant; one that is past changes nothing, for time never goes back.</summary>
    public void Reach(DateTimeOffset instant)
    {
        lock (gate)
        {
            var wanted = instant - real.GetUtcNow();
            shift = wanted > shift ? wanted : shift;
        }
    }
}
