using Prescreen.Screening.Ledger.Postgres;
using Prescreen.Screening.Ledger.Sql;
using Prescreen.Screening.Ledger.Sqlite;

namespace Prescreen.Screening.Ledger;

/// <summary>An open store: the ledger, the watermarks, the read model and what the worklist keeps, in one database. Dispose it last.</summary>
public sealed class LedgerStore : IAsyncDisposable
{
    private readonly IDatabase database;

    private LedgerStore(IDatabase database, TimeProvider time, LedgerOptions options)
    {
        this.database = database;
        Ledger = new SqlLedger(database, time, options);
        Watermarks = new SqlWatermarks(database);
        Screenings = new SqlScreenings(database, time);
        AuditStore = new SqlAudits(database);
        Sessions = new SqlSessions(database, time);
        Kept = new SqlKept(database);
    }

    /// <summary>Which patients are owed a screening.</summary>
    public ILedger Ledger { get; }

    /// <summary>How far streams were followed.</summary>
    public IWatermarks Watermarks { get; }

    /// <summary>The read model.</summary>
    public IScreenings Screenings { get; }

    /// <summary>Who looked at what.</summary>
    public IAuditStore AuditStore { get; }

    /// <summary>Signed-in sessions.</summary>
    public ISessionStore Sessions { get; }

    /// <summary>Small named values.</summary>
    public ISettingStore Kept { get; }

    /// <summary>
    /// Opens the store of <see cref="StoreSetting.Key"/> ("sqlite:PATH" or "postgres:CONNECTION"), makes it if it isn't there, and brings its schema up to
    /// date. With several instances their clocks must agree to well within the lease.
    /// </summary>
    public static async Task<Result<LedgerStore>> OpenAsync(string? setting, TimeProvider time, LedgerOptions? options = null, CancellationToken ct = default)
    {
        options ??= new LedgerOptions();
        if (!StoreSetting.Parse(setting).TryGet(out var store, out var wrong))
        {
            return wrong;
        }

        return (await OpenAsync(store, options, ct)).Select(database => new LedgerStore(database, time, options));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static async Task<Result<IDatabase>> OpenAsync(StoreSetting setting, LedgerOptions options, CancellationToken ct) => setting switch
    {
        SqliteStore sqlite => SqliteDatabase.Open(sqlite.Path, options.MaximumWaitingWrites).Select<IDatabase>(database => database),
        PostgresStore postgres => (await PostgresDatabase.OpenAsync(postgres.Connection, ct)).Select<IDatabase>(database => database),
        _ => throw new ArgumentOutOfRangeException(nameof(setting)),
    };
}
