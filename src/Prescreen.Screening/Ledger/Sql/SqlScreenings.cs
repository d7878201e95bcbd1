using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Prescreen.Screening.Assessments;

namespace Prescreen.Screening.Ledger.Sql;

/// <summary>The read model over SQL that both stores understand.</summary>
internal sealed class SqlScreenings(IDatabase database, TimeProvider time) : IScreenings
{
    private readonly TextPool pool = new();
    private readonly SqlHeads heads = new(database);

    private static readonly string RebuildKnown =
        $"UPDATE ledger SET {MakeDueSql.Assignments("@Now", "@Cause", "@Now")} WHERE patient LIKE 'Patient/%' RETURNING lifted";

    public Task<Result<bool>> SaveAsync(SavedScreening screening, Claim? under, CancellationToken ct)
    {
        var now = time.GetUtcNow().Stored;
        var assessment = screening.Assessment.ToArray();
        return database.WriteAsync<bool>(
            async connection =>
            {
                if (under is not null && !await IsOursAsync(connection, under))
                {
                    return LedgerProblems.NotOurs;
                }

                await database.SerializeAsync(connection, $"{screening.Patient}|{screening.Protocol}");
                var latest = await connection.QuerySingleOrDefaultAsync<ScreeningRow>(
                    $"""
                    SELECT s.id AS Id, s.fingerprint AS Fingerprint, s.status AS Status, s.version AS Version, s.changed_at AS ChangedAt, h.work AS Work, h.id AS Head
                    FROM {ScreeningRow.Tables} WHERE s.patient = @Patient AND s.protocol = @Protocol AND s.latest = 1
                    """,
                    new { screening.Patient, screening.Protocol });
                if (screening.ReadAs != 0 && latest?.Head != screening.ReadAs)
                {
                    return LedgerProblems.SavedMeanwhile;
                }

                if (latest is not null && IsSame(latest, screening))
                {
                    await ConfirmAsync(connection, latest, screening, assessment, now);
                    return false;
                }

                await AddAsync(connection, latest?.Id, screening, assessment, now);
                return true;
            },
            ct);
    }

    public Task<Result<ImmutableArray<SavedScreening>>> LatestAsync(string patient, string? protocol, CancellationToken ct)
        => ReadAsync($"s.patient = @patient AND s.latest = 1 {(protocol is null ? "" : "AND s.protocol = @protocol")} ORDER BY s.protocol", new { patient, protocol }, ct);

    public Task<Result<ImmutableArray<SavedScreening>>> HistoryAsync(string patient, string protocol, CancellationToken ct)
        => ReadAsync("s.patient = @patient AND s.protocol = @protocol ORDER BY s.id DESC", new { patient, protocol }, ct);

    public Task<Result<ImmutableArray<SavedScreening>>> ListAsync(ScreeningQuery query, CancellationToken ct)
        => ReadAsync(
            $"s.protocol = @Protocol AND s.latest = 1 {(query.Status is null ? "" : "AND s.status = @Status")} ORDER BY s.changed_at DESC, s.id DESC LIMIT @Take OFFSET @Skip",
            query,
            ct);

    public Task<Result<ImmutableArray<ScreeningHead>>> HeadsAsync(long after, int take, CancellationToken ct)
        => heads.ReadAsync("h.latest = 1 AND h.id > @after ORDER BY h.id LIMIT @take", new { after, take }, ct);

    public Task<Result<ImmutableArray<ScreeningHead>>> HeadsOfVersionAsync(string protocol, string version, CancellationToken ct)
        => heads.ReadAsync(
            "h.id IN (SELECT max(id) FROM heads WHERE protocol = @protocol AND version = @version GROUP BY patient) ORDER BY h.id",
            new { protocol, version },
            ct);

    public Task<Result<ImmutableArray<string>>> VersionsAsync(string protocol, CancellationToken ct)
        => database.ReadAsync<ImmutableArray<string>>(
            async connection => [.. await connection.QueryAsync<string>("SELECT version FROM heads WHERE protocol = @protocol GROUP BY version ORDER BY max(id) DESC", new { protocol })],
            ct);

    public async Task<Result<SavedScreening>> OfSubjectAsync(string protocol, string subject, CancellationToken ct)
        => (await ReadAsync("h.protocol = @protocol AND h.subject = @subject AND h.latest = 1 ORDER BY h.id DESC LIMIT 1", new { protocol, subject }, ct)).TryGet(out var found, out var problem)
            ? found is [var screening] ? screening : LedgerProblems.SubjectUnknown
            : problem;

    public Task<Result<long>> RebuildsAsync(CancellationToken ct)
        => database.ReadAsync(connection => connection.QuerySingleAsync<long>("SELECT coalesce(max(id), 0) FROM rebuilds"), ct);

    public Task<Result<ImmutableArray<StatusCount>>> FunnelAsync(string protocol, CancellationToken ct)
        => database.ReadAsync<ImmutableArray<StatusCount>>(
            async connection =>
            [
                .. (await connection.QueryAsync<CountRow>(
                    "SELECT status AS Status, count(*) AS Patients FROM screenings WHERE protocol = @protocol AND latest = 1 GROUP BY status ORDER BY status",
                    new { protocol })).Select(row => new StatusCount(row.Status, row.Patients)),
            ],
            ct);

    public Task<Result<int>> RebuildAsync(CancellationToken ct)
    {
        var values = new { Now = time.GetUtcNow().Stored, Cause = nameof(DueCause.Rebuild) };
        return database.WriteAsync<int>(
            async connection =>
            {
                // A read model restored from elsewhere may know patients that the ledger doesn't.
                await connection.ExecuteAsync(
                    """
                    INSERT INTO ledger (patient, due_at, cause, made_due_at, generation)
                    SELECT DISTINCT patient, @Now, @Cause, @Now, 0 FROM screenings WHERE true ON CONFLICT (patient) DO NOTHING
                    """,
                    values);
                await connection.ExecuteAsync("DELETE FROM screenings; DELETE FROM heads; INSERT INTO rebuilds (at) VALUES (@Now)", values);
                return (await connection.QueryAsync<long>(RebuildKnown, values)).Count();
            },
            ct);
    }

    private static bool IsSame(ScreeningRow latest, SavedScreening screening)
        => latest.Fingerprint == screening.Fingerprint && latest.Status == screening.Status && latest.Version == screening.Version
            && WorkJson.Read(latest.Work) == screening.Work;

    private async Task<bool> IsOursAsync(DbConnection connection, Claim claim)
        => await connection.QuerySingleOrDefaultAsync<long?>(
            $"SELECT fence FROM ledger WHERE patient = @Patient AND fence = @Fence AND lease_until IS NOT NULL {database.Lock}",
            new { claim.Patient, claim.Fence }) is not null;

    private static async Task ConfirmAsync(DbConnection connection, ScreeningRow latest, SavedScreening screening, byte[] assessment, long now)
    {
        await connection.ExecuteAsync(
            """
            UPDATE screenings SET as_of = @AsOf, assessment = @assessment, subject = @Subject, subject_version = @SubjectVersion, changes_at = @ChangesAt, saved_at = @now
            WHERE id = @Id
            """,
            new { latest.Id, AsOf = screening.AsOf.Stored, assessment, screening.Subject, screening.SubjectVersion, ChangesAt = screening.ChangesAt?.Stored, now });
        await SqlHeads.ConfirmAsync(connection, latest.Id, screening, latest.ChangedAt);
    }

    private static async Task AddAsync(DbConnection connection, long? earlier, SavedScreening screening, byte[] assessment, long now)
    {
        await connection.ExecuteAsync("UPDATE screenings SET latest = 0 WHERE id = @earlier; UPDATE heads SET latest = 0 WHERE screening = @earlier", new { earlier });
        var id = await connection.QuerySingleAsync<long>(
            """
            INSERT INTO screenings (patient, protocol, version, as_of, fingerprint, status, assessment, subject, subject_version, changes_at, changed_at, saved_at, latest)
            VALUES (@Patient, @Protocol, @Version, @AsOf, @Fingerprint, @Status, @assessment, @Subject, @SubjectVersion, @ChangesAt, @now, @now, 1)
            RETURNING id
            """,
            new
            {
                screening.Patient,
                screening.Protocol,
                screening.Version,
                AsOf = screening.AsOf.Stored,
                screening.Fingerprint,
                screening.Status,
                assessment,
                screening.Subject,
                screening.SubjectVersion,
                ChangesAt = screening.ChangesAt?.Stored,
                now,
            });
        await SqlHeads.AddAsync(connection, id, screening, now);
    }

    private Task<Result<ImmutableArray<SavedScreening>>> ReadAsync(string where, object values, CancellationToken ct)
        => database.ReadAsync<ImmutableArray<SavedScreening>>(
            async connection =>
                [.. (await connection.QueryAsync<ScreeningRow>($"SELECT {ScreeningRow.Columns} FROM {ScreeningRow.Tables} WHERE {where}", values)).Select(row => row.ToScreening(pool))],
            ct);

    private sealed class CountRow
    {
        public string Status { get; init; } = "";

        public long Patients { get; init; }
    }
}
