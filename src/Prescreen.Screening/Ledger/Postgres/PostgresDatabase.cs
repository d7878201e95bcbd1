using System.Data.Common;
using System.Net.Sockets;
using Dapper;
using Npgsql;
using Prescreen.Screening.Ledger.Sql;

namespace Prescreen.Screening.Ledger.Postgres;

/// <summary>A PostgreSQL database, for several instances: concurrent claimers pass each other's rows by SKIP LOCKED.</summary>
internal sealed class PostgresDatabase : IDatabase
{
    private const int Tries = 5;

    /// <summary>Keeps two instances that start at once from migrating at once.</summary>
    private const long MigrationLock = 7_301_960_227;

    private static readonly string MakeDue = $"""
        INSERT INTO ledger (patient, due_at, cause, made_due_at, generation)
        SELECT patient, due_at, cause, @now, 1 FROM unnest(@patients, @dues, @causes) AS due (patient, due_at, cause)
        {MakeDueSql.OnConflict}
        """;

    private readonly NpgsqlDataSource source;

    private PostgresDatabase(NpgsqlDataSource source) => this.source = source;

    public string PassLocked => "FOR UPDATE SKIP LOCKED";

    public string Lock => "FOR UPDATE";

    /// <summary>Connects and brings the schema up to date.</summary>
    public static async Task<Result<PostgresDatabase>> OpenAsync(string connectionString, CancellationToken ct)
    {
        var database = new PostgresDatabase(NpgsqlDataSource.Create(connectionString));
        var migrated = await database.WriteAsync(MigrateAsync, ct);
        if (migrated.Problem is { } problem)
        {
            await database.DisposeAsync();
            return problem.Place is null ? LedgerProblems.CannotOpen(problem.Text) : problem;
        }

        return database;
    }

    public async Task<Result<T>> WriteAsync<T>(Func<DbConnection, Task<Result<T>>> work, CancellationToken ct)
        where T : notnull
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(ct);
                await using var transaction = await connection.BeginTransactionAsync(ct);
                var answer = await work(connection);
                if (answer.Problem is null)
                {
                    await transaction.CommitAsync(ct);
                }

                return answer;
            }
            catch (PostgresException failure) when (IsRace(failure) && attempt < Tries)
            {
                // Two writers met; the loser left nothing behind and simply tries again.
            }
            catch (Exception failure) when (failure is DbException or SocketException or TimeoutException)
            {
                return From(failure);
            }
        }
    }

    public async Task<Result<T>> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken ct)
        where T : notnull
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(ct);
            return await work(connection);
        }
        catch (Exception failure) when (failure is DbException or SocketException or TimeoutException)
        {
            return From(failure);
        }
    }

    public Task SerializeAsync(DbConnection connection, string key)
        => connection.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended(@key, 0))", new { key });

    public Task<IEnumerable<long>> MakeDueAsync(DbConnection connection, IReadOnlyList<DuePatient> patients, long now)
        => connection.QueryAsync<long>(
            MakeDue,
            new
            {
                now,
                patients = patients.Select(due => due.Patient).ToArray(),
                dues = patients.Select(due => due.DueAt.Stored).ToArray(),
                causes = patients.Select(due => due.Cause.ToString()).ToArray(),
            });

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static async Task<Result<int>> MigrateAsync(DbConnection connection)
    {
        if (await connection.QuerySingleAsync<string>("SHOW synchronous_commit") == "off")
        {
            return LedgerProblems.NotDurable;
        }

        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@MigrationLock)", new { MigrationLock });
        await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS prescreen_schema (version BIGINT NOT NULL)");
        var version = await connection.QuerySingleOrDefaultAsync<long?>("SELECT max(version) FROM prescreen_schema") ?? 0;
        if (version > Schema.Version)
        {
            return LedgerProblems.Newer(version, Schema.Version);
        }

        foreach (var step in Schema.From(version, "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "TEXT COLLATE \"C\"", "BYTEA"))
        {
            await connection.ExecuteAsync(step);
        }

        if (version < Schema.Version)
        {
            await connection.ExecuteAsync("INSERT INTO prescreen_schema (version) VALUES (@Version)", new { Version = (long)Schema.Version });
        }

        return Schema.Version;
    }

    /// <summary>Serialization failure, deadlock, or two first inserts of the same row (https://www.postgresql.org/docs/15/errcodes-appendix.html).</summary>
    private static bool IsRace(PostgresException failure) => failure.SqlState is "40001" or "40P01" or "23505";

    // Never the server's own message: it quotes the row.
    private static Problem From(Exception failure) => failure switch
    {
        PostgresException { SqlState: ['0', '8', ..] or ['5', '3', ..] or ['5', '7', ..] or ['5', '8', ..] or ['4', '0', ..] or ['5', '5', ..] } refused
            => LedgerProblems.Unavailable($"PostgreSQL {refused.SqlState}"),
        PostgresException refused => LedgerProblems.Damaged($"PostgreSQL {refused.SqlState}"),
        _ => LedgerProblems.Unavailable("no connection to PostgreSQL"),
    };
}
