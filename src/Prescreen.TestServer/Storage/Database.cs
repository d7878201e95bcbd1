using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Prescreen.TestServer.Storage;

/// <summary>
/// SQLite with one writer at a time and as many readers as ask. A file is in WAL mode, so readers never wait for the writer; a database in
/// memory has a single connection that all take in turn.
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly ConcurrentBag<Statements> readers = [];
    private readonly Statements writer;
    private readonly string? path;
    private readonly TimeProvider time;
    private long last;

    public Database(string? path, TimeProvider time)
    {
        (this.path, this.time) = (path, time);
        writer = Open(readOnly: false);
        writer.Run("PRAGMA journal_mode = WAL");
        writer.Run("PRAGMA synchronous = NORMAL");
        writer.Run(Tables.Create);
        last = writer.One("SELECT COALESCE(MAX(updated), 0) FROM versions", row => row.GetInt64(0));
    }

    /// <summary>Now, or the newest lastUpdated where that is later: many writes in one millisecond run ahead of a clock that stands still.</summary>
    public DateTimeOffset Clock => time.GetUtcNow() is var now && now.Ticks > Volatile.Read(ref last) ? now : new DateTimeOffset(Volatile.Read(ref last), TimeSpan.Zero);

    /// <summary>Reads, beside a running write where the database is a file.</summary>
    public async Task<T> ReadAsync<T>(Func<Statements, T> read, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            await writing.WaitAsync(cancellationToken);
            try
            {
                return read(writer);
            }
            finally
            {
                writing.Release();
            }
        }

        var statements = readers.TryTake(out var idle) ? idle : Open(readOnly: true);
        try
        {
            return read(statements);
        }
        finally
        {
            readers.Add(statements);
        }
    }

    /// <summary>
    /// Writes in one SQLite transaction; <paramref name="write"/> gives its answer and whether to commit. The instant it gets is later than any before,
    /// by a millisecond at least, so that lastUpdated orders commits. <paramref name="committed"/> runs before the next writer starts.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<Statements, DateTimeOffset, (T Answer, bool Commit)> write, Action committed, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        var open = false;
        try
        {
            writer.Run("BEGIN IMMEDIATE");
            open = true;
            var now = Next();
            var (answer, commit) = write(writer, now);
            writer.Run(commit ? "COMMIT" : "ROLLBACK");
            open = false;
            if (commit)
            {
                Volatile.Write(ref last, now.Ticks);
                committed();
            }

            return answer;
        }
        finally
        {
            if (open)
            {
                writer.Run("ROLLBACK");
            }

            writing.Release();
        }
    }

    public void Dispose()
    {
        foreach (var reader in readers)
        {
            reader.Dispose();
        }

        writer.Dispose();
        writing.Dispose();
    }

    private DateTimeOffset Next()
    {
        var now = time.GetUtcNow();
        now = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        return now.Ticks > last ? now : new DateTimeOffset(last, TimeSpan.Zero).AddMilliseconds(1);
    }

    private Statements Open(bool readOnly)
    {
        SqliteConnectionStringBuilder settings = new()
        {
            DataSource = path ?? ":memory:",
            Mode = path is null ? SqliteOpenMode.Memory : readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        };
        SqliteConnection connection = new(settings.ToString());
        connection.Open();
        Statements statements = new(connection);
        statements.Run("PRAGMA cache_size = -64000");
        statements.Run("PRAGMA temp_store = MEMORY");
        return statements;
    }
}
