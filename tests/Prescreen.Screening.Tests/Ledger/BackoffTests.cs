using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Tests.Ledger;

public sealed class BackoffTests
{
    private static readonly Backoff Backoff = new() { First = TimeSpan.FromSeconds(2), Longest = TimeSpan.FromSeconds(60), Attempts = 4 };

    [Theory]
    [InlineData(1, 0.0, 1.0)]
    [InlineData(1, 1.0, 2.0)]
    [InlineData(2, 0.0, 2.0)]
    [InlineData(3, 0.5, 6.0)]
    [InlineData(6, 1.0, 60.0)] // 64 s is over the longest
    [InlineData(1_000_000, 1.0, 60.0)]
    public void Delay_ByAttemptAndJitter_DoublesUpToTheLongest(int attempt, double jitter, double seconds)
        => Backoff.Delay(attempt, jitter, null).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData(120, 0.0, 120.0)]
    [InlineData(120, 0.5, 121.0)] // spread, so that not all come back in the same instant
    [InlineData(0, 1.0, 2.0)]
    public void Delay_ServerAskedToWait_IsNeverLess(int asked, double jitter, double seconds)
        => Backoff.Delay(1, jitter, TimeSpan.FromSeconds(asked)).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Delay_ServerAskedForAYear_IsADay()
        => Backoff.Delay(1, 0, TimeSpan.FromDays(365)).ShouldBe(TimeSpan.FromDays(1));

    [Theory]
    [InlineData(ProblemKind.Unavailable, 3, false)]
    [InlineData(ProblemKind.Unavailable, 4, true)]
    [InlineData(ProblemKind.Conflict, 1, false)]
    [InlineData(ProblemKind.Invalid, 1, true)]
    [InlineData(ProblemKind.NotFound, 1, true)]
    [InlineData(ProblemKind.Forbidden, 1, true)]
    [InlineData(ProblemKind.Unsupported, 1, true)]
    public void IsLast_ByKindAndAttempt_SaysWhetherAPersonMustLook(ProblemKind kind, int attempt, bool last)
        => Backoff.IsLast(attempt, kind).ShouldBe(last);
}
