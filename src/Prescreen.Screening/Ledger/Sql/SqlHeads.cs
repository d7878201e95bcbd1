using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Prescreen.Evaluation;
using Prescreen.Insights;
using Prescreen.Screening.Assessments;

namespace Prescreen.Screening.Ledger.Sql;

/// <summary>The table heads: what lists read of screenings.</summary>
internal sealed class SqlHeads(IDatabase database)
{
    private const string Columns = """
        h.id, h.patient, h.protocol, h.version, h.status, h.subject, h.subject_version, h.changes_at, h.changed_at, h.summary, h.work, h.screening
        """;

    private readonly TextPool pool = new();

    /// <summary>Adds the head of a new screening.</summary>
    public static Task AddAsync(DbConnection connection, long screening, SavedScreening saved, long changedAt)
        => connection.ExecuteAsync(
            """
            INSERT INTO heads (screening, patient, protocol, version, status, subject, subject_version, changes_at, changed_at, latest, summary, work)
            VALUES (@screening, @Patient, @Protocol, @Version, @Status, @Subject, @SubjectVersion, @ChangesAt, @changedAt, 1, @Summary, @Work)
            """,
            new
            {
                screening,
                saved.Patient,
                saved.Protocol,
                saved.Version,
                saved.Status,
                saved.Subject,
                saved.SubjectVersion,
                ChangesAt = saved.ChangesAt?.Stored,
                changedAt,
                Summary = SummaryJson.Write(saved.Summary),
                Work = WorkJson.Write(saved.Work),
            });

    /// <summary>Gives the head of a confirmed screening a new id, where a list would show it otherwise than before.</summary>
    public static async Task ConfirmAsync(DbConnection connection, long screening, SavedScreening saved, long changedAt)
    {
        var known = await connection.QuerySingleAsync<KnownRow>(
            "SELECT subject AS Subject, subject_version AS SubjectVersion, changes_at AS ChangesAt, summary AS Summary FROM heads WHERE screening = @screening",
            new { screening });
        if (known.Subject == saved.Subject && known.SubjectVersion == saved.SubjectVersion && known.ChangesAt == saved.ChangesAt?.Stored
            && known.Summary.AsSpan().SequenceEqual(SummaryJson.Write(saved.Summary)))
        {
            return;
        }

        await connection.ExecuteAsync("DELETE FROM heads WHERE screening = @screening", new { screening });
        await AddAsync(connection, screening, saved, changedAt);
    }

    /// <summary>Heads by a condition on h, with its order and limit.</summary>
    public async Task<Result<ImmutableArray<ScreeningHead>>> ReadAsync(string where, object values, CancellationToken ct)
        => await database.ReadAsync<ImmutableArray<ScreeningHead>>(
            async connection =>
            {
                var heads = ImmutableArray.CreateBuilder<ScreeningHead>();
                var lacking = new List<(int Index, long Screening)>();
                // Not by Dapper: tens of thousands of rows, and most of their texts are shared.
                await using (var reader = await connection.ExecuteReaderAsync($"SELECT {Columns} FROM heads h WHERE {where}", values))
                {
                    while (await reader.ReadAsync(ct))
                    {
                        var summary = SummaryJson.Read(BytesOrNull(reader, 9), pool);
                        if (summary is null)
                        {
                            lacking.Add((heads.Count, reader.GetInt64(11)));
                        }

                        heads.Add(Head(reader, summary));
                    }
                }

                await CompleteAsync(connection, heads, lacking);
                return heads.DrainToImmutable();
            },
            ct);

    private ScreeningHead Head(DbDataReader reader, SubjectSummary? summary)
    {
        var status = pool.Of(reader.GetString(4));
        return new ScreeningHead
        {
            Id = reader.GetInt64(0),
            Patient = reader.GetString(1),
            Protocol = pool.Of(reader.GetString(2)),
            Version = pool.Of(reader.GetString(3)),
            Status = status,
            Subject = reader.IsDBNull(5) ? null : reader.GetString(5),
            SubjectVersion = reader.IsDBNull(6) ? null : pool.Of(reader.GetString(6)),
            ChangesAt = reader.IsDBNull(7) ? null : reader.GetInt64(7).Instant,
            ChangedAt = reader.GetInt64(8).Instant,
            Summary = summary ?? ByStatus(status),
            Work = WorkJson.Read(BytesOrNull(reader, 10)),
        };
    }

    // Saved by a version that kept no summaries; the next screening of the patient adds one.
    private static async Task CompleteAsync(DbConnection connection, ImmutableArray<ScreeningHead>.Builder heads, List<(int Index, long Screening)> lacking)
    {
        foreach (var (index, screening) in lacking)
        {
            var assessment = await connection.QuerySingleOrDefaultAsync<byte[]>("SELECT assessment FROM screenings WHERE id = @screening", new { screening });
            if (AssessmentView.Read(assessment).TryGet(out var view, out _))
            {
                heads[index] = heads[index] with { Summary = view.Summary };
            }
        }
    }

    // A person's status says nothing of what was found; that something is missing raises no alarm and hides nobody.
    private static SubjectSummary ByStatus(string status) => new() { Found = OutcomeNames.ParseStatus(status) ?? EligibilityStatus.PotentialCandidate };

    private static byte[]? BytesOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);

    private sealed class KnownRow
    {
        public string? Subject { get; init; }

        public string? SubjectVersion { get; init; }

        public long? ChangesAt { get; init; }

        public byte[]? Summary { get; init; }
    }
}
