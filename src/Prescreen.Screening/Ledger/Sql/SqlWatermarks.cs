using System.Collections.Immutable;
using Dapper;

namespace Prescreen.Screening.Ledger.Sql;

/// <summary>Watermarks over SQL that both stores understand.</summary>
internal sealed class SqlWatermarks(IDatabase database) : IWatermarks
{
    private const string Columns = "key AS Key, event_number AS EventNumber, at AS At";

    private static readonly string Advance = $"""
        INSERT INTO watermarks (key, event_number, at) VALUES (@Key, @EventNumber, @At)
        ON CONFLICT (key) DO UPDATE SET event_number = {Later("event_number")}, at = {Later("at")}
        RETURNING {Columns}
        """;

    private static readonly string Force = $"""
        INSERT INTO watermarks (key, event_number, at) VALUES (@Key, @EventNumber, @At)
        ON CONFLICT (key) DO UPDATE SET event_number = excluded.event_number, at = excluded.at
        RETURNING {Columns}
        """;

    public Task<Result<Watermark>> GetAsync(string key, CancellationToken ct)
        => database.ReadAsync(
            async connection => (await connection.QuerySingleOrDefaultAsync<Row>($"SELECT {Columns} FROM watermarks WHERE key = @key", new { key }))?.ToWatermark()
                ?? new Watermark(key, null, null),
            ct);

    public Task<Result<Watermark>> AdvanceAsync(Watermark watermark, CancellationToken ct) => SetAsync(Advance, watermark, ct);

    public Task<Result<Watermark>> ForceAsync(Watermark watermark, CancellationToken ct) => SetAsync(Force, watermark, ct);

    public Task<Result<ImmutableArray<Watermark>>> ListAsync(CancellationToken ct)
        => database.ReadAsync<ImmutableArray<Watermark>>(
            async connection => [.. (await connection.QueryAsync<Row>($"SELECT {Columns} FROM watermarks ORDER BY key")).Select(row => row.ToWatermark())],
            ct);

    private static string Later(string column)
        => $"CASE WHEN watermarks.{column} IS NULL OR excluded.{column} > watermarks.{column} THEN excluded.{column} ELSE watermarks.{column} END";

    private Task<Result<Watermark>> SetAsync(string sql, Watermark watermark, CancellationToken ct)
        => database.WriteAsync<Watermark>(
            async connection => (await connection.QuerySingleAsync<Row>(sql, new { watermark.Key, watermark.EventNumber, At = watermark.At?.Stored })).ToWatermark(),
            ct);

    private sealed class Row
    {
        public string Key { get; init; } = "";

        public long? EventNumber { get; init; }

        public long? At { get; init; }

        public Watermark ToWatermark() => new(Key, EventNumber, At?.Instant);
    }
}
