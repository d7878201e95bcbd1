namespace Prescreen.Screening.Ledger.Sql;

/// <summary>A row of the table screenings, as Dapper fills it.</summary>
internal sealed class ScreeningRow
{
    /// <summary>The columns under the names of this class.</summary>
    public const string Columns = """
        id AS Id, patient AS Patient, protocol AS Protocol, version AS Version, as_of AS AsOf, fingerprint AS Fingerprint, status AS Status, assessment AS Assessment,
        subject AS Subject, subject_version AS SubjectVersion, changes_at AS ChangesAt, changed_at AS ChangedAt, saved_at AS SavedAt
        """;

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

    public SavedScreening ToScreening() => new()
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
        ChangesAt = ChangesAt?.Instant,
        ChangedAt = ChangedAt.Instant,
        SavedAt = SavedAt.Instant,
    };
}
