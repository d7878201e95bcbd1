namespace Prescreen.Screening.Ledger.Sql;

/// <summary>Instants as they are stored: ticks of UTC, exact and the same in both stores.</summary>
internal static class Instants
{
    extension(DateTimeOffset instant)
    {
        public long Stored => instant.UtcTicks;
    }

    extension(long ticks)
    {
        public DateTimeOffset Instant => new(ticks, TimeSpan.Zero);
    }
}
