using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Prescreen.Worklist.Audit;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Cds;

/// <summary>Takes what became of cards: audited, kept and counted, each card's once however often the EHR tells it.</summary>
internal sealed class FeedbackDesk(WorklistSystem system, CardKey key) : IDisposable
{
    private readonly FeedbackBook book = new(system.System.Store.Kept);
    private readonly Meter meter = new("Prescreen");

    private Counter<long> Counter => field ??= meter.CreateCounter<long>("prescreen.cards.feedback", description: "Cards that were accepted or overridden");

    /// <summary>Null when all of it is durable. A card that is none of ours, or of a study that has ended, is only audited.</summary>
    public async Task<Problem?> TakeAsync(ImmutableArray<CardFeedback> all, string? address, CancellationToken ct)
    {
        if (!(await key.IdsAsync(ct)).TryGet(out var ids, out var problem))
        {
            return problem;
        }

        foreach (var feedback in all)
        {
            problem = await TakeAsync(ids, feedback, address, ct);
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    private async Task<Problem?> TakeAsync(CardIds ids, CardFeedback feedback, string? address, CancellationToken ct)
    {
        if (ids.StudyOf(feedback.Card, system.System.Protocols.All.Select(protocol => protocol.Id)) is not { } study)
        {
            return await AuditAsync(null, feedback, address, ct);
        }

        if (!(await book.IsNewAsync(study, feedback, ct)).TryGet(out var isNew, out var problem) || !isNew)
        {
            return problem;
        }

        // Audited first: if putting it fails, the EHR tells it again and it is audited twice, which is better than never.
        if (await AuditAsync(study, feedback, address, ct) is { } unkept)
        {
            return unkept;
        }

        if (!(await book.PutAsync(study, feedback, ct)).TryGet(out var isFirst, out problem))
        {
            return problem;
        }

        if (isFirst)
        {
            Counter.Add(1, new("study", study), new("outcome", feedback.Outcome), new("reason", feedback.Reason));
        }

        return null;
    }

    private Task<Problem?> AuditAsync(string? study, CardFeedback feedback, string? address, CancellationToken ct)
        => system.Audit.RecordAsync(
            new AuditEntry
            {
                Action = AuditAction.Feedback,
                Study = study,
                Detail = $"{feedback.Card:D} {feedback.Outcome} {feedback.Reason}".TrimEnd(),
                Address = address,
                Succeeded = study is not null,
            },
            ct);
}
