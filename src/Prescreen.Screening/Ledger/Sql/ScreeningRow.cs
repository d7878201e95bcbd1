using Prescreen.Screening.Assessments;

namespace Prescreen.Screening.Ledger.Sql;

/// <summary>A row of the table screenings, as Dapper fills it.</summary>
internal sealed class ScreeningRow
{
    /// <summary>The columns under the names of this class.</summary>
    public const string Columns = """
        s.id AS Id, s.patient AS Patient, s.protocol AS Protocol, s.version AS Version, s.as_of AS AsOf, s.fingerprint AS Fingerprint, s.status AS Status,
        s.assessment AS Assessment, s.subject AS Subject, s.subject_version AS SubjectVersion, s.changes_at AS ChangesAt, s.changed_at AS ChangedAt,
        s.saved_at AS SavedAt, h.summary AS Summary, h.work AS Work, h.id AS Head
        """;

    /// <summary>Where they stand.</summary>
    public const string Tables = "screenings s JOIN heads h ON h.screening = s.id";

    public long Id { get; init; }

    public string Patient { get; init; } = "";

    public string Protocol { get; init; } = "";

    public string Version { get; init; } = "";

    public long AsOf { get; init; }

    public string Fingerprint { get; init; } = "";

    public string Status { get; init; } = "";

    public byte[] Assessment { get; init; } = [];

    public string? Subject { get; init; }

    public string? SubjectVersion { get; init; }

    public long? ChangesAt { get; init; }

    public long ChangedAt { get; init; }

    public long SavedAt { get; init; }

    public byte[]? Summary { get; init; }

    public byte[]? Work { get; init; }

    public long Head { get; init; }

    public SavedScreening ToScreening(TextPool pool) => new()
    {
        Patient = Patient,
        Protocol = Protocol,
        Version = Version,
        AsOf = AsOf.Instant,
        Fingerprint = Fingerprint,
        Status = Status,
        Assessment = Assessment,
        Subject = Subject,
        SubjectVersion = SubjectVersion,
        Work = WorkJson.Read(Work),
        Summary = SummaryJson.Read(Summary, pool) ?? (AssessmentView.Read(Assessment).TryGet(out var view, out _) ? view.Summary : null),
        ChangesAt = ChangesAt?.Instant,
        ChangedAt = ChangedAt.Instant,
        SavedAt = SavedAt.Instant,
        ReadAs = Head,
    };
}
