namespace Prescreen.Screening.Ledger;

/// <summary>Signed-in sessions, which any instance of the server finds.</summary>
public interface ISessionStore
{
    /// <summary>Saves or replaces a session under a hash of its key; true if it is new.</summary>
    Task<Result<bool>> SaveAsync(string keyHash, ReadOnlyMemory<byte> payload, DateTimeOffset expires, CancellationToken ct);

    /// <summary>A session's payload; LEDG-016 where there is none or it has expired.</summary>
    Task<Result<ReadOnlyMemory<byte>>> FindAsync(string keyHash, CancellationToken ct);

    /// <summary>Deletes a session; false if there was none.</summary>
    Task<Result<bool>> DeleteAsync(string keyHash, CancellationToken ct);

    /// <summary>Deletes what has expired by <paramref name="now"/>; says how many.</summary>
    Task<Result<int>> SweepAsync(DateTimeOffset now, CancellationToken ct);
}
