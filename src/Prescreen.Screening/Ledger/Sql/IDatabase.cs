using System.Data.Common;

namespace Prescreen.Screening.Ledger.Sql;

/// <summary>A SQL store: runs pieces of work so that their effect is durable, or not there at all, when the answer comes.</summary>
internal interface IDatabase : IAsyncDisposable
{
    /// <summary>Appended to the selection of the next row to claim: how concurrent claimers pass each other.</summary>
    string PassLocked { get; }

    /// <summary>Appended to the selection of one certain row: how to wait for it.</summary>
    string Lock { get; }

    /// <summary>Runs <paramref name="work"/> in a transaction and commits. It may run more than once, so it only touches the database.</summary>
    Task<Result<T>> WriteAsync<T>(Func<DbConnection, Task<Result<T>>> work, CancellationToken ct)
        where T : notnull;

    /// <summary>Runs reads.</summary>
    Task<Result<T>> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken ct)
        where T : notnull;

    /// <summary>Lets one transaction at a time past this point for a key, until it ends.</summary>
    Task SerializeAsync(DbConnection connection, string key);

    /// <summary>Makes rows due within <paramref name="connection"/>'s transaction; patients are distinct and sorted. Each gives 0, or 1 for a backoff cut short, or 2 for a dead letter revived.</summary>
    Task<IEnumerable<long>> MakeDueAsync(DbConnection connection, IReadOnlyList<DuePatient> patients, long now);
}
