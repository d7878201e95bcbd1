using System.Collections.Immutable;
using Dapper;

namespace Prescreen.Screening.Ledger.Sql;

/// <summary>
/// Audits over SQL that both stores understand. Appends that wait at once share one flush to the disk: SQLite's writer takes them into one transaction,
/// PostgreSQL flushes the logs of concurrent commits together (https://www.postgresql.org/docs/15/wal-configuration.html).
/// </summary>
internal sealed class SqlAudits(IDatabase database) : IAuditStore
{
    private const string Columns = "id AS Id, at AS At, study AS Study, event AS Event, sent AS Sent";

    /// <summary>How many numbers go into one statement.</summary>
    private const int Chunk = 500;

    public Task<Result<long>> AppendAsync(AuditRecord record, CancellationToken ct)
    {
        var values = new { At = record.At.Stored, record.Study, Event = record.Event.ToArray(), Sent = record.IsSent ? 1L : 0L };
        return database.WriteAsync<long>(
            async connection => await connection.QuerySingleAsync<long>("INSERT INTO audits (at, study, event, sent) VALUES (@At, @Study, @Event, @Sent) RETURNING id", values),
            ct);
    }

    public Task<Result<ImmutableArray<AuditRecord>>> PendingAsync(int take, CancellationToken ct)
        => ReadAsync("WHERE sent = 0 ORDER BY id LIMIT @take", new { take }, ct);

    public Task<Result<int>> MarkSentAsync(IReadOnlyList<long> ids, CancellationToken ct)
        => database.WriteAsync<int>(
            async connection =>
            {
                var marked = 0;
                foreach (var some in ids.Chunk(Chunk))
                {
                    // Numbers as they are: the two stores take lists as parameters in different ways.
                    marked += await connection.ExecuteAsync($"UPDATE audits SET sent = 1 WHERE sent = 0 AND id IN ({string.Join(',', some)})");
                }

                return marked;
            },
            ct);

    public Task<Result<ImmutableArray<AuditRecord>>> ListAsync(string? study, int take, int skip, CancellationToken ct)
        => ReadAsync($"{(study is null ? "" : "WHERE study = @study")} ORDER BY id DESC LIMIT @take OFFSET @skip", new { study, take, skip }, ct);

    private Task<Result<ImmutableArray<AuditRecord>>> ReadAsync(string rest, object values, CancellationToken ct)
        => database.ReadAsync<ImmutableArray<AuditRecord>>(
            async connection => [.. (await connection.QueryAsync<Row>($"SELECT {Columns} FROM audits {rest}", values)).Select(row => row.ToRecord())],
            ct);

    private sealed class Row
    {
        public long Id { get; init; }

        public long At { get; init; }

        public string? Study { get; init; }

        public byte[] Event { get; init; } = [];

        public long Sent { get; init; }

        public AuditRecord ToRecord() => new(Id, At.Instant, Study, Event, Sent != 0);
    }
}
