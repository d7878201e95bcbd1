using System.Collections.Immutable;

namespace Prescreen.Screening.Ledger;

/// <summary>Who looked at what, first kept here and then sent on; nothing of it is ever deleted.</summary>
public interface IAuditStore
{
    /// <summary>Keeps a record and gives its number; durable when it returns one. Appends that wait at once share one commit.</summary>
    Task<Result<long>> AppendAsync(AuditRecord record, CancellationToken ct);

    /// <summary>Records that were not sent, oldest first, at most <paramref name="take"/>.</summary>
    Task<Result<ImmutableArray<AuditRecord>>> PendingAsync(int take, CancellationToken ct);

    /// <summary>Notes that records were sent; says how many were not noted before.</summary>
    Task<Result<int>> MarkSentAsync(IReadOnlyList<long> ids, CancellationToken ct);

    /// <summary>A page of the records of a study (null: of all), latest first.</summary>
    Task<Result<ImmutableArray<AuditRecord>>> ListAsync(string? study, int take, int skip, CancellationToken ct);
}
