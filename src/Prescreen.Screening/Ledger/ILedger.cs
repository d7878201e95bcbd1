using System.Collections.Immutable;

namespace Prescreen.Screening.Ledger;

/// <summary>
/// The single durable truth of which patients are owed a screening: one row per patient. Every write is durable when it returns a value;
/// a write that returns a problem may be repeated. Patient references are relative ("Patient/123") and never appear in problems.
/// </summary>
public interface ILedger
{
    /// <summary>
    /// Makes patients due: the earlier of the two instants counts, and the generation grows, so that a screening under way doesn't settle it.
    /// Cuts a transient problem's backoff short and revives dead letters, and says how many. LEDG-013, and nobody made due, if one isn't "Patient/" and an id.
    /// </summary>
    Task<Result<MadeDue>> MakeDueAsync(IReadOnlyList<DuePatient> patients, CancellationToken ct);

    /// <summary>Makes every known patient due (a protocol was amended).</summary>
    Task<Result<MadeDue>> MakeAllDueAsync(DateTimeOffset dueAt, DueCause cause, CancellationToken ct);

    /// <summary>
    /// Claims the patient that has been due longest, or only <paramref name="patient"/> if due, for <paramref name="lease"/>. <paramref name="worker"/>
    /// names the process, so that it can release what it held before a crash.
    /// </summary>
    Task<Result<ClaimAnswer>> ClaimAsync(TimeSpan lease, string worker, string? patient, CancellationToken ct);

    /// <summary>Ends a claim well. Accepted after the lease as long as nobody else has claimed the patient.</summary>
    Task<Result<Settled>> SettleAsync(Claim claim, Settlement settlement, CancellationToken ct);

    /// <summary>
    /// Ends a claim with a problem: a transient one (<see cref="Backoff.IsTransient"/>) is tried again later, honouring its RetryAfter; a permanent one, or one
    /// attempt too many, makes a dead letter, unless the patient was made due meanwhile: then it is tried again as well.
    /// </summary>
    Task<Result<Parked>> ParkAsync(Claim claim, Problem problem, CancellationToken ct);

    /// <summary>Lengthens the lease to <paramref name="lease"/> from now; false: no longer ours, stop.</summary>
    Task<Result<bool>> RenewAsync(Claim claim, TimeSpan lease, CancellationToken ct);

    /// <summary>Ends a claim undone (the process is stopping): the patient is due as before. False: no longer ours.</summary>
    Task<Result<bool>> GiveBackAsync(Claim claim, CancellationToken ct);

    /// <summary>
    /// Frees what a worker of this name held, without waiting for its leases to end; says how many. For a worker's own start, when its name
    /// is never used by two processes at once. Claims made before are refused from then on.
    /// </summary>
    Task<Result<int>> ReleaseAsync(string worker, CancellationToken ct);

    /// <summary>A page of rows, oldest due first, those that owe nothing last.</summary>
    Task<Result<ImmutableArray<LedgerEntry>>> ListAsync(LedgerQuery query, CancellationToken ct);

    /// <summary>One patient's row and its incidents; LEDG-011 if the ledger doesn't know the patient.</summary>
    Task<Result<LedgerExplanation>> ExplainAsync(string patient, CancellationToken ct);

    /// <summary>Makes one dead letter due with its attempts forgotten; LEDG-012 if it is none.</summary>
    Task<Result<int>> ReplayAsync(string patient, CancellationToken ct);

    /// <summary>Makes all dead letters due with their attempts forgotten; says how many.</summary>
    Task<Result<int>> ReplayAllAsync(CancellationToken ct);

    /// <summary>Ends a dead letter for a reason, which is kept; the patient owes nothing until made due. LEDG-012 if it is none.</summary>
    Task<Result<int>> DiscardAsync(string patient, string reason, CancellationToken ct);

    /// <summary>How many patients stand where.</summary>
    Task<Result<LedgerCounts>> CountAsync(CancellationToken ct);
}
