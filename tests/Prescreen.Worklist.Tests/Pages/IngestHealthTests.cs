using Prescreen.Screening.Ledger;
using Prescreen.Worklist.Pages.Studies;

namespace Prescreen.Worklist.Tests.Pages;

public sealed class IngestHealthTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_CountsAndWatermarks_TellsTheLatestEventAndTheEarliestCatchUp()
    {
        var health = IngestHealth.Of(
            Counts() with { LastNotified = Noon },
            [
                new Watermark(Watermark.OfSubscription("a"), 7, Noon.AddHours(-3)),
                new Watermark(Watermark.OfCatchUp("Observation"), null, Noon.AddMinutes(-5)),
                new Watermark(Watermark.OfCatchUp("Condition"), null, Noon.AddMinutes(-9)),
                new Watermark(Watermark.OfGap("a"), 5, Noon.AddHours(-4)),
                new Watermark("protocols", 1, Noon.AddDays(-9)),
            ]);

        health.LastEvent.ShouldBe(Noon);
        health.CaughtUp.ShouldBe(Noon.AddMinutes(-9));
        health.LastGap.ShouldBe(Noon.AddHours(-4));
        health.IsGood.ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(0, 0, 16)]
    public void Of_SomethingStuck_IsNotGood(long parked, long dead, int minutes)
        => IngestHealth.Of(Counts() with { Parked = parked, Dead = dead, OldestDueAge = TimeSpan.FromMinutes(minutes) }, []).IsGood.ShouldBeFalse();

    private static LedgerCounts Counts() => new() { Due = 0, Leased = 0, Waiting = 3, Parked = 0, Dead = 0, Settled = 9 };
}
