namespace Prescreen.Worklist.Tests.Support;

/// <summary>The real clock moved into the future; timers run in real time.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private TimeSpan shift;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;

    public void Pass(TimeSpan time) => shift += time;
}
