namespace Prescreen.Screening.Tests.Ledger;

/// <summary>A clock that moves only when told.</summary>
internal sealed class LedgerClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; private set; } = Start;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Pass(TimeSpan time) => Now += time;
}
