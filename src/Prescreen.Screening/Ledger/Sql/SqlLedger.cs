using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace Prescreen.Screening.Ledger.Sql;

/// <summary>The ledger over SQL that both stores understand: the writes of the flow.</summary>
internal sealed partial class SqlLedger(IDatabase database, TimeProvider time, LedgerOptions options) : ILedger
{
    // A claim is ours while the row carries its fence and the lease wasn't ended; one that merely ran out is still ours until somebody else claims.
    private const string Ours = "patient = @Patient AND fence = @Fence AND lease_until IS NOT NULL";

    private long Now => time.GetUtcNow().Stored;

    public async Task<Result<MadeDue>> MakeDueAsync(IReadOnlyList<DuePatient> patients, CancellationToken ct)
    {
        if (!patients.All(due => LedgerKey.IsValid(due.Patient)))
        {
            return LedgerProblems.NoReference;
        }

        var distinct = Coalesce(patients);
        if (distinct.Length == 0)
        {
            return default(MadeDue);
        }

        var now = Now;
        return await database.WriteAsync<MadeDue>(
            async connection =>
            {
                var lifted = (await database.MakeDueAsync(connection, distinct, now)).AsList();
                return new MadeDue(distinct.Length, lifted.Count(l => l == 1), lifted.Count(l => l == 2));
            },
            ct);
    }

    public Task<Result<MadeDue>> MakeAllDueAsync(DateTimeOffset dueAt, DueCause cause, CancellationToken ct)
    {
        var now = Now;
        return database.WriteAsync<MadeDue>(
            async connection =>
            {
                var lifted = (await connection.QueryAsync<long>(MakeAllDue, new { Due = dueAt.Stored, Now = now, Cause = cause.ToString() })).AsList();
                return new MadeDue(lifted.Count, lifted.Count(l => l == 1), lifted.Count(l => l == 2));
            },
            ct);
    }

    public Task<Result<ClaimAnswer>> ClaimAsync(TimeSpan lease, string worker, string? patient, CancellationToken ct)
    {
        var now = Now;
        var until = now + lease.Ticks;
        var only = patient is null ? "" : "AND patient = @Patient";
        var locking = patient is null ? database.PassLocked : database.Lock;
        return database.WriteAsync<ClaimAnswer>(
            async connection =>
            {
                var row = await connection.QuerySingleOrDefaultAsync<LedgerRow>(
                    $"""
                    WITH next AS MATERIALIZED (
                      SELECT patient AS next_patient FROM ledger
                      WHERE due_at <= @Now AND (lease_until IS NULL OR lease_until <= @Now) {only}
                      ORDER BY due_at, patient LIMIT 1 {locking})
                    UPDATE ledger SET abandoned = abandoned + CASE WHEN lease_until IS NULL THEN 0 ELSE 1 END,
                      lease_until = @Until, worker = @Worker, fence = fence + 1, parked = 0
                    FROM next WHERE patient = next_patient
                    RETURNING {LedgerRow.Columns}
                    """,
                    new { Now = now, Until = until, Worker = worker, Patient = patient });
                return row is null ? new ClaimAnswer(null, await NextAsync(connection, now, patient)) : new ClaimAnswer(row.ToClaim(), null);
            },
            ct);
    }

    public Task<Result<Settled>> SettleAsync(Claim claim, Settlement settlement, CancellationToken ct)
        => LedgerKey.IsPatient(claim.Patient) ? SettlePatientAsync(claim, settlement, ct) : SettleErrandAsync(claim, ct);

    /// <summary>An errand owes nothing afterwards, so its row goes: else there would be one for every resource ever told of.</summary>
    private Task<Result<Settled>> SettleErrandAsync(Claim claim, CancellationToken ct)
        => database.WriteAsync<Settled>(
            async connection =>
            {
                if (await connection.ExecuteAsync($"DELETE FROM ledger WHERE {Ours} AND generation = @Generation", new { claim.Patient, claim.Fence, claim.Generation }) == 1)
                {
                    return Settled.Done;
                }

                var again = await connection.ExecuteAsync(
                    $"UPDATE ledger SET lease_until = NULL, worker = NULL, attempts = 0, due_at = @Now WHERE {Ours}",
                    new { claim.Patient, claim.Fence, Now });
                return again == 1 ? Settled.DueAgain : Settled.NotOurs;
            },
            ct);

    private Task<Result<Settled>> SettlePatientAsync(Claim claim, Settlement settlement, CancellationToken ct)
    {
        var now = Now;
        return database.WriteAsync<Settled>(
            async connection => await connection.QuerySingleOrDefaultAsync<long?>(
                $"""
                UPDATE ledger SET lease_until = NULL, worker = NULL, settled_at = @Now, fingerprint = @Fingerprint, attempts = 0, abandoned = 0, lifted = 0,
                  parked = 0, parked_at = NULL, problem_kind = NULL, problem_code = NULL, problem_text = NULL, problem_place = NULL,
                  due_at = CASE WHEN generation = @Generation THEN @Wake ELSE @Now END
                WHERE {Ours}
                RETURNING generation
                """,
                new { claim.Patient, claim.Fence, claim.Generation, Now = now, Wake = settlement.WakeAt?.Stored, settlement.Fingerprint }) is { } generation
                    ? generation == claim.Generation ? Settled.Done : Settled.DueAgain
                    : Settled.NotOurs,
            ct);
    }

    public Task<Result<Parked>> ParkAsync(Claim claim, Problem problem, CancellationToken ct)
    {
        var now = Now;
        var attempt = claim.Attempts + 1;
        var retryAt = now + options.Backoff.Delay(attempt, options.Jitter(), problem.RetryAfter).Ticks;
        var last = options.Backoff.IsLast(attempt, problem.Kind) ? 1L : 0L;
        return database.WriteAsync<Parked>(
            async connection =>
            {
                // What was heard of meanwhile may have mended the problem, so it buries nothing.
                var parked = await connection.QuerySingleOrDefaultAsync<long?>(
                    $"""
                    UPDATE ledger SET lease_until = NULL, worker = NULL, attempts = attempts + 1, abandoned = 0, parked_at = @Now, lifted = 0,
                      problem_kind = @Kind, problem_code = @Code, problem_text = @Text, problem_place = @Place,
                      parked = CASE WHEN generation = @Generation AND @Last = 1 THEN 2 ELSE 1 END,
                      due_at = CASE WHEN generation = @Generation AND @Last = 1 THEN NULL ELSE @RetryAt END
                    WHERE {Ours}
                    RETURNING parked
                    """,
                    new
                    {
                        claim.Patient,
                        claim.Fence,
                        claim.Generation,
                        Now = now,
                        RetryAt = retryAt,
                        Last = last,
                        Kind = problem.Kind.ToString(),
                        problem.Code,
                        problem.Text,
                        problem.Place,
                    });
                if (parked is null)
                {
                    return new Parked(ParkedAs.NotOurs, null);
                }

                var dead = parked == 2;
                await RecordAsync(connection, claim.Patient, now, dead ? IncidentKind.DeadLettered : IncidentKind.Parked, problem.Code, problem.Text);
                return dead ? new Parked(ParkedAs.DeadLetter, null) : new Parked(ParkedAs.Retry, retryAt.Instant);
            },
            ct);
    }

    public Task<Result<bool>> RenewAsync(Claim claim, TimeSpan lease, CancellationToken ct)
        => ChangeAsync($"UPDATE ledger SET lease_until = @Until WHERE {Ours}", new { claim.Patient, claim.Fence, Until = Now + lease.Ticks }, ct);

    public Task<Result<bool>> GiveBackAsync(Claim claim, CancellationToken ct)
        => ChangeAsync($"UPDATE ledger SET lease_until = NULL, worker = NULL WHERE {Ours}", new { claim.Patient, claim.Fence }, ct);

    public Task<Result<int>> ReleaseAsync(string worker, CancellationToken ct)
        => database.WriteAsync<int>(
            async connection => await connection.ExecuteAsync(
                "UPDATE ledger SET lease_until = NULL, worker = NULL, abandoned = abandoned + 1 WHERE worker = @worker AND lease_until IS NOT NULL",
                new { worker }),
            ct);

    private Task<Result<bool>> ChangeAsync(string sql, object values, CancellationToken ct)
        => database.WriteAsync<bool>(async connection => await connection.ExecuteAsync(sql, values) == 1, ct);

    /// <summary>Two ranges of the index on due_at, because the rows that merely wait may be all patients of the hospital.</summary>
    private static async Task<DateTimeOffset?> NextAsync(DbConnection connection, long now, string? patient)
    {
        var only = patient is null ? "" : "AND patient = @patient";
        return (await connection.QuerySingleAsync<long?>(
            $"""
            SELECT min(at) FROM (
              SELECT min(CASE WHEN lease_until > @now THEN lease_until ELSE due_at END) AS at FROM ledger WHERE due_at <= @now {only}
              UNION ALL
              SELECT min(due_at) AS at FROM ledger WHERE due_at > @now {only}) AS soonest
            """,
            new { now, patient }))?.Instant;
    }

    /// <summary>Whether it is relative and of no version: "https://ehr/Patient/1" beside "Patient/1" would be one patient with two workers.</summary>
    /// <summary>One row per patient, with the earliest instant and the latest cause, in an order that can't deadlock.</summary>
    private static ImmutableArray<DuePatient> Coalesce(IReadOnlyList<DuePatient> patients)
    {
        if (patients is [var only])
        {
            return [only];
        }

        var byPatient = new SortedDictionary<string, DuePatient>(StringComparer.Ordinal);
        foreach (var due in patients)
        {
            byPatient[due.Patient] = byPatient.TryGetValue(due.Patient, out var earlier) && earlier.DueAt < due.DueAt ? due with { DueAt = earlier.DueAt } : due;
        }

        return [.. byPatient.Values];
    }
}
