using System.Collections.Immutable;
using Prescreen.Screening.Ledger;

namespace Prescreen.Worklist.Pages.Studies;

/// <summary>How well the hospital's data comes in.</summary>
public sealed record IngestHealth
{
    /// <summary>When the EHR last told of something; null where it never did.</summary>
    public DateTimeOffset? LastEvent { get; init; }

    /// <summary>Up to when all was caught up with, by the server's clock: the least of all types; null where never.</summary>
    public DateTimeOffset? CaughtUp { get; init; }

    /// <summary>When notifications were last found to be missing, which a catch-up then makes good; null where never.</summary>
    public DateTimeOffset? LastGap { get; init; }

    /// <summary>Patients owed a screening now.</summary>
    public required long Due { get; init; }

    /// <summary>Patients tried again later.</summary>
    public required long Parked { get; init; }

    /// <summary>Patients that can't be screened until somebody looks.</summary>
    public required long Dead { get; init; }

    /// <summary>How long the oldest of those due has waited; null where none is due.</summary>
    public TimeSpan? OldestDue { get; init; }

    /// <summary>True where nothing is wrong that a person must see to.</summary>
    public bool IsGood => Dead == 0 && Parked == 0 && (OldestDue ?? TimeSpan.Zero) < TimeSpan.FromMinutes(15);

    /// <summary>Reads it off the ledger's counts and watermarks.</summary>
    public static IngestHealth Of(LedgerCounts counts, ImmutableArray<Watermark> watermarks)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return new IngestHealth
        {
            LastEvent = Of(watermarks, Watermark.OfSubscription("")).Append(counts.LastNotified).Max(),
            LastGap = Of(watermarks, Watermark.OfGap("")).Max(),
            CaughtUp = Of(watermarks, Watermark.OfCatchUp("")).Min(),
            Due = counts.Due,
            Parked = counts.Parked,
            Dead = counts.Dead,
            OldestDue = counts.OldestDueAge,
        };
    }

    private static IEnumerable<DateTimeOffset?> Of(ImmutableArray<Watermark> watermarks, string prefix)
        => watermarks.Where(watermark => watermark.At is not null && watermark.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(watermark => watermark.At);
}
