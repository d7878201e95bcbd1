using Microsoft.Extensions.Logging;
using Prescreen.Fhir.Subscriptions;
using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Intake;

/// <summary>
/// Follows the event numbers of topic-based subscriptions, which count without gaps: a number left out was a notification that never came.
/// <see href="https://hl7.org/fhir/uv/subscriptions-backport/errors.html"/>
/// </summary>
public sealed class EventNumbers(IWatermarks watermarks, TimeProvider time, ILogger<EventNumbers> log)
{
    /// <summary>True where events before this notification's were never told, or the server counts anew.</summary>
    public async Task<Result<bool>> IsGapAsync(BackportNotification told, CancellationToken ct)
    {
        var read = await watermarks.GetAsync(Watermark.OfSubscription(told.SubscriptionId), ct);
        if (!read.TryGet(out var mark, out var problem))
        {
            return problem;
        }

        // The first we hear of a subscription: what was before it is the first catch-up's.
        if (mark.EventNumber is not { } last)
        {
            return told.Events is [var first, ..] && told.Events.Min(one => one.Number) > 1 && first.Number > 1;
        }

        var next = told.Events.IsEmpty ? (told.EventsSinceStart ?? last) + 1 : told.Events.Min(one => one.Number);
        var isGap = next > last + 1 || told.EventsSinceStart < last - told.Events.Length;
        if (isGap)
        {
            log.EventsMissed(next, last);
            if ((await watermarks.AdvanceAsync(new Watermark(Watermark.OfGap(told.SubscriptionId), next, time.GetUtcNow()), ct)).Problem is { } unnoted)
            {
                return unnoted;
            }
        }

        return isGap;
    }

    /// <summary>Notes how far the subscription was followed; null where that went well.</summary>
    public async Task<Problem?> NoteAsync(BackportNotification told, CancellationToken ct)
    {
        var number = told.Events.IsEmpty ? told.EventsSinceStart : told.Events.Max(one => one.Number);
        var mark = new Watermark(Watermark.OfSubscription(told.SubscriptionId), number, time.GetUtcNow());
        var isAnew = told.Type is "handshake" && told.EventsSinceStart is 0 or null;
        return (isAnew ? await watermarks.ForceAsync(mark with { EventNumber = 0 }, ct) : await watermarks.AdvanceAsync(mark, ct)).Problem;
    }
}
