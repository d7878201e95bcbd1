using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Prescreen.Screening.Ledger.Sql;

namespace Prescreen.Screening.Ledger.Sqlite;

/// <summary>A SQLite file in WAL mode with synchronous=FULL: a commit that returned survives the power cut (https://www.sqlite.org/pragma.html#pragma_synchronous).</summary>
internal sealed class SqliteDatabase : IDatabase
{
    private const int BusySeconds = 10;

    private static readonly string MakeDue = $"""
        INSERT INTO ledger (patient, due_at, cause, made_due_at, generation) VALUES (@patient, @due, @cause, @now, 1)
        {MakeDueSql.OnConflict}
        """;

    private readonly string readers;
    private readonly GroupCommit writer;
    private readonly SqliteCommand makeDue;

    private SqliteDatabase(SqliteConnection connection, string readers, int capacity)
    {
        this.readers = readers;
        makeDue = connection.CreateCommand();
        makeDue.CommandText = MakeDue;
        makeDue.Parameters.Add("@patient", SqliteType.Text);
        makeDue.Parameters.Add("@due", SqliteType.Integer);
        makeDue.Parameters.Add("@cause", SqliteType.Text);
        makeDue.Parameters.Add("@now", SqliteType.Integer);
        writer = new GroupCommit(connection, capacity);
    }

    public string PassLocked => "";

    public string Lock => "";

    /// <summary>Opens or makes the file and brings its schema up to date.</summary>
    public static Result<SqliteDatabase> Open(string path, int maximumWaitingWrites)
    {
        var connection = new SqliteConnection(ConnectionString(path, pooling: false));
        try
        {
            MakeFile(path);
            connection.Open();
            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            if (Migrate(connection) is { } problem)
            {
                connection.Dispose();
                return problem;
            }

            return new SqliteDatabase(connection, ConnectionString(path, pooling: true), maximumWaitingWrites);
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            return LedgerProblems.CannotOpen(SqliteProblems.From(failure).Text);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            connection.Dispose();
            return LedgerProblems.CannotOpen("its folder or file can't be made");
        }
    }

    public Task<Result<T>> WriteAsync<T>(Func<DbConnection, Task<Result<T>>> work, CancellationToken ct)
        where T : notnull
        => writer.WriteAsync(work, ct);

    public async Task<Result<T>> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken ct)
        where T : notnull
    {
        try
        {
            await using var connection = new SqliteConnection(readers);
            await connection.OpenAsync(ct);
            return await work(connection);
        }
        catch (SqliteException failure)
        {
            return SqliteProblems.From(failure);
        }
    }

    // There is one writer at a time anyway.
    public Task SerializeAsync(DbConnection connection, string key) => Task.CompletedTask;

    public Task<IEnumerable<long>> MakeDueAsync(DbConnection connection, IReadOnlyList<DuePatient> patients, long now)
    {
        // Prepared once and bound per row: this is the path of every notification.
        var lifted = new long[patients.Count];
        for (var i = 0; i < lifted.Length; i++)
        {
            makeDue.Parameters[0].Value = patients[i].Patient;
            makeDue.Parameters[1].Value = patients[i].DueAt.Stored;
            makeDue.Parameters[2].Value = patients[i].Cause.ToString();
            makeDue.Parameters[3].Value = now;
            lifted[i] = (long)makeDue.ExecuteScalar()!;
        }

        return Task.FromResult<IEnumerable<long>>(lifted);
    }

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        await makeDue.DisposeAsync();
        using var pool = new SqliteConnection(readers);
        SqliteConnection.ClearPool(pool);
    }

    /// <summary>SQLite would make the file readable to everybody, and its log after the file's example; it holds patients.</summary>
    private static void MakeFile(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        if (!OperatingSystem.IsWindows() && !File.Exists(path))
        {
            using var made = new FileStream(
                path,
                new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        }
    }

    private static string ConnectionString(string path, bool pooling)
        => new SqliteConnectionStringBuilder { DataSource = path, Pooling = pooling, DefaultTimeout = BusySeconds }.ToString();

    private static Problem? Migrate(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = connection.ExecuteScalar<long>("PRAGMA user_version", transaction: transaction);
        if (version > Schema.Version)
        {
            return LedgerProblems.Newer(version, Schema.Version);
        }

        foreach (var step in Schema.From(version, "INTEGER PRIMARY KEY AUTOINCREMENT", "TEXT", "BLOB"))
        {
            connection.Execute(step, transaction: transaction);
        }

        connection.Execute($"PRAGMA user_version = {Schema.Version}", transaction: transaction);
        transaction.Commit();
        return null;
    }
}
