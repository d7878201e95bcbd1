using System.Collections.Immutable;
using Dapper;

namespace Prescreen.Screening.Ledger.Sql;

/// <summary>Named values over SQL that both stores understand.</summary>
internal sealed class SqlKept(IDatabase database) : ISettingStore
{
    public Task<Result<KeptValue>> GetAsync(string name, CancellationToken ct)
        => database.ReadAsync(
            async connection => new KeptValue(name, await connection.QuerySingleOrDefaultAsync<byte[]>("SELECT value FROM kept WHERE name = @name", new { name })),
            ct);

    public Task<Result<ImmutableArray<KeptValue>>> ListAsync(string prefix, CancellationToken ct)
        => database.ReadAsync<ImmutableArray<KeptValue>>(
            async connection =>
            [
                .. (await connection.QueryAsync<Row>("SELECT name AS Name, value AS Value FROM kept WHERE substr(name, 1, length(@prefix)) = @prefix ORDER BY name", new { prefix }))
                    .Select(row => new KeptValue(row.Name, row.Value)),
            ],
            ct);

    public Task<Result<bool>> PutAsync(string name, ReadOnlyMemory<byte> value, CancellationToken ct)
    {
        var values = new { name, Value = value.ToArray() };
        return database.WriteAsync<bool>(
            async connection => await connection.ExecuteAsync("UPDATE kept SET value = @Value WHERE name = @name", values) == 0
                && await connection.ExecuteAsync("INSERT INTO kept (name, value) VALUES (@name, @Value)", values) == 1,
            ct);
    }

    public Task<Result<bool>> ReplaceAsync(string name, ReadOnlyMemory<byte> expected, ReadOnlyMemory<byte> value, CancellationToken ct)
    {
        var values = new { name, Value = value.ToArray(), Expected = expected.ToArray() };
        var sql = expected.IsEmpty
            ? "INSERT INTO kept (name, value) VALUES (@name, @Value) ON CONFLICT (name) DO NOTHING"
            : "UPDATE kept SET value = @Value WHERE name = @name AND value = @Expected";
        return database.WriteAsync<bool>(async connection => await connection.ExecuteAsync(sql, values) == 1, ct);
    }

    private sealed class Row
    {
        public string Name { get; init; } = "";

        public byte[] Value { get; init; } = [];
    }
}
