using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace Prescreen.Screening.Ledger.Sql;

/// <summary>The ledger over SQL: what people ask of it.</summary>
internal sealed partial class SqlLedger
{
    private const int IncidentsKept = 50;

    private static readonly string MakeAllDue = $"UPDATE ledger SET {MakeDueSql.Assignments("@Due", "@Cause", "@Now")} WHERE patient LIKE 'Patient/%' RETURNING lifted";

    public Task<Result<ImmutableArray<LedgerEntry>>> ListAsync(LedgerQuery query, CancellationToken ct)
    {
        var now = Now;
        var where = query.State is { } state ? $"WHERE {LedgerStates.Condition(state)}" : "";
        return database.ReadAsync<ImmutableArray<LedgerEntry>>(
            async connection =>
            [
                .. (await connection.QueryAsync<LedgerRow>(
                    $"SELECT {LedgerRow.Columns} FROM ledger {where} ORDER BY due_at NULLS LAST, patient LIMIT @Take OFFSET @Skip",
                    new { now, query.Take, query.Skip })).Select(row => row.ToEntry(now)),
            ],
            ct);
    }

    public async Task<Result<LedgerExplanation>> ExplainAsync(string patient, CancellationToken ct)
    {
        var now = Now;
        var found = await database.ReadAsync<ImmutableArray<LedgerExplanation>>(
            async connection =>
            {
                if (await connection.QuerySingleOrDefaultAsync<LedgerRow>($"SELECT {LedgerRow.Columns} FROM ledger WHERE patient = @patient", new { patient }) is not { } row)
                {
                    return [];
                }

                var incidents = await connection.QueryAsync<IncidentRow>(
                    "SELECT at AS At, kind AS Kind, code AS Code, text AS Text FROM incidents WHERE patient = @patient ORDER BY id DESC LIMIT @IncidentsKept",
                    new { patient, IncidentsKept });
                return [new LedgerExplanation(row.ToEntry(now), [.. incidents.Select(i => i.ToIncident())])];
            },
            ct);
        return found.TryGet(out var explanations, out var problem)
            ? explanations is [var explanation] ? explanation : LedgerProblems.PatientUnknown
            : problem;
    }

    public Task<Result<int>> ReplayAsync(string patient, CancellationToken ct) => ReplayAsync("AND patient = @Patient", patient, ct);

    public Task<Result<int>> ReplayAllAsync(CancellationToken ct) => ReplayAsync("", null, ct);

    public Task<Result<int>> DiscardAsync(string patient, string reason, CancellationToken ct)
    {
        var now = Now;
        return database.WriteAsync<int>(
            async connection =>
            {
                if (await connection.ExecuteAsync("UPDATE ledger SET parked = 0, due_at = NULL, attempts = 0, lifted = 0 WHERE parked = 2 AND patient = @patient", new { patient }) == 0)
                {
                    return LedgerProblems.NotDead;
                }

                await RecordAsync(connection, patient, now, IncidentKind.Discarded, null, reason);
                return 1;
            },
            ct);
    }

    public Task<Result<LedgerCounts>> CountAsync(CancellationToken ct)
    {
        var now = Now;
        return database.ReadAsync(
            async connection => (await connection.QuerySingleAsync<CountsRow>(
                $"""
                SELECT {CountOf(LedgerState.Due)} AS Due, {CountOf(LedgerState.Leased)} AS Leased, {CountOf(LedgerState.Waiting)} AS Waiting,
                  {CountOf(LedgerState.Parked)} AS Parked, {CountOf(LedgerState.Dead)} AS Dead, {CountOf(LedgerState.Settled)} AS Settled,
                  min(CASE WHEN {LedgerStates.Condition(LedgerState.Due)} THEN due_at END) AS OldestDue,
                  max(CASE WHEN cause = '{nameof(DueCause.Notification)}' THEN made_due_at END) AS LastNotified
                FROM ledger
                """,
                new { now })).ToCounts(now),
            ct);
    }

    private static string CountOf(LedgerState state) => $"count(CASE WHEN {LedgerStates.Condition(state)} THEN 1 END)";

    private Task<Result<int>> ReplayAsync(string only, string? patient, CancellationToken ct)
    {
        var now = Now;
        return database.WriteAsync<int>(
            async connection =>
            {
                var replayed = (await connection.QueryAsync<string>(
                    $"""
                    UPDATE ledger SET parked = 0, due_at = @Now, made_due_at = @Now, generation = generation + 1, attempts = 0, lifted = 2, cause = @Cause
                    WHERE parked = 2 {only} RETURNING patient
                    """,
                    new { Now = now, Patient = patient, Cause = nameof(DueCause.Replay) })).AsList();
                foreach (var each in replayed)
                {
                    await RecordAsync(connection, each, now, IncidentKind.Replayed, null, null);
                }

                return replayed.Count == 0 && patient is not null ? LedgerProblems.NotDead : replayed.Count;
            },
            ct);
    }

    private static async Task RecordAsync(DbConnection connection, string patient, long at, IncidentKind kind, string? code, string? text)
    {
        await connection.ExecuteAsync(
            "INSERT INTO incidents (patient, at, kind, code, text) VALUES (@patient, @at, @Kind, @code, @text)",
            new { patient, at, Kind = kind.ToString(), code, text });
        await connection.ExecuteAsync(
            "DELETE FROM incidents WHERE patient = @patient AND id <= (SELECT id FROM incidents WHERE patient = @patient ORDER BY id DESC LIMIT 1 OFFSET @IncidentsKept)",
            new { patient, IncidentsKept });
    }

    private sealed class IncidentRow
    {
        public long At { get; init; }

        public string Kind { get; init; } = "";

        public string? Code { get; init; }

        public string? Text { get; init; }

        public Incident ToIncident() => new(At.Instant, Enum.Parse<IncidentKind>(Kind), Code, Text);
    }

    private sealed class CountsRow
    {
        public long Due { get; init; }

        public long Leased { get; init; }

        public long Waiting { get; init; }

        public long Parked { get; init; }

        public long Dead { get; init; }

        public long Settled { get; init; }

        public long? OldestDue { get; init; }

        public long? LastNotified { get; init; }

        public LedgerCounts ToCounts(long now) => new()
        {
            Due = Due,
            Leased = Leased,
            Waiting = Waiting,
            Parked = Parked,
            Dead = Dead,
            Settled = Settled,
            OldestDueAge = OldestDue is { } oldest ? TimeSpan.FromTicks(now - oldest) : null,
            LastNotified = LastNotified?.Instant,
        };
    }
}
