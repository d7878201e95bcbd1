namespace Prescreen.TestServer.Tests.Support;

/// <summary>The real clock moved into the future; timers run in real time.</summary>
public sealed class PassingTime : TimeProvider
{
    private TimeSpan shift;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;

    public void Pass(TimeSpan time) => shift += time;
}
