using Dapper;

namespace Prescreen.Screening.Ledger.Sql;

/// <summary>Sessions over SQL that both stores understand.</summary>
internal sealed class SqlSessions(IDatabase database, TimeProvider time) : ISessionStore
{
    public Task<Result<bool>> SaveAsync(string keyHash, ReadOnlyMemory<byte> payload, DateTimeOffset expires, CancellationToken ct)
    {
        var values = new { keyHash, Payload = payload.ToArray(), Expires = expires.Stored };
        return database.WriteAsync<bool>(
            async connection => await connection.ExecuteAsync("UPDATE sessions SET payload = @Payload, expires = @Expires WHERE key = @keyHash", values) == 0
                && await connection.ExecuteAsync("INSERT INTO sessions (key, payload, expires) VALUES (@keyHash, @Payload, @Expires)", values) == 1,
            ct);
    }

    public async Task<Result<ReadOnlyMemory<byte>>> FindAsync(string keyHash, CancellationToken ct)
    {
        var now = time.GetUtcNow().Stored;
        var found = await database.ReadAsync<byte[]>(
            async connection => await connection.QuerySingleOrDefaultAsync<byte[]>("SELECT payload FROM sessions WHERE key = @keyHash AND expires > @now", new { keyHash, now }) ?? [],
            ct);
        return found.TryGet(out var payload, out var problem) ? payload.Length > 0 ? (ReadOnlyMemory<byte>)payload : LedgerProblems.SessionUnknown : problem;
    }

    public Task<Result<bool>> DeleteAsync(string keyHash, CancellationToken ct)
        => database.WriteAsync<bool>(async connection => await connection.ExecuteAsync("DELETE FROM sessions WHERE key = @keyHash", new { keyHash }) == 1, ct);

    public Task<Result<int>> SweepAsync(DateTimeOffset now, CancellationToken ct)
        => database.WriteAsync<int>(async connection => await connection.ExecuteAsync("DELETE FROM sessions WHERE expires <= @Now", new { Now = now.Stored }), ct);
}
