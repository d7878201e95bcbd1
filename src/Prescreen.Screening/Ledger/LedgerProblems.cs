namespace Prescreen.Screening.Ledger;

/// <summary>Every problem the ledger can give.</summary>
internal static class LedgerProblems
{
    private const string Takes = "It takes 'sqlite:PATH' or 'postgres:CONNECTION'.";

    public static Problem SettingMissing { get; } = Setting("LEDG-001", $"The setting {StoreSetting.Key} is missing. {Takes}");

    public static Problem SettingUnknown { get; } = Setting("LEDG-002", $"The setting {StoreSetting.Key} names no store we know. {Takes}");

    public static Problem PathMissing { get; } = Setting("LEDG-003", $"The setting {StoreSetting.Key} needs the path of a file after 'sqlite:'.");

    public static Problem ConnectionWrong { get; } = Setting(
        "LEDG-004",
        $"The setting {StoreSetting.Key} needs a connection string after 'postgres:', such as 'Host=db;Database=prescreen;Username=prescreen'.");

    public static Problem NotOurs { get; } = new(ProblemKind.Conflict, "LEDG-010", "The claim is no longer ours: its lease ended and another worker took over.");

    public static Problem PatientUnknown { get; } = new(ProblemKind.NotFound, "LEDG-011", "The ledger doesn't know this patient.");

    public static Problem NotDead { get; } = new(ProblemKind.NotFound, "LEDG-012", "This patient is no dead letter; list those with 'prescreen ledger list'.");

    public static Problem NoReference { get; } = new(
        ProblemKind.Invalid,
        "LEDG-013",
        "A patient is made due by a relative reference, 'Patient/' and an id; nothing of this batch was acknowledged.");

    public static Problem NotDurable { get; } = Setting(
        "LEDG-014",
        $"PostgreSQL's synchronous_commit is off for the database of {StoreSetting.Key}, so that a crash would lose what was acknowledged; turn it on.");

    public static Problem SubjectUnknown { get; } = new(ProblemKind.NotFound, "LEDG-015", "No screening of this study has this subject.");

    public static Problem SavedMeanwhile { get; } = new(ProblemKind.Conflict, "LEDG-018", "Another screening of this patient was saved meanwhile: read it and decide again.");

    public static Problem SessionUnknown { get; } = new(ProblemKind.NotFound, "LEDG-016", "The session isn't there or has expired: sign in anew.");

    public static Problem TooManyWaiting { get; } = new(ProblemKind.Unavailable, "LEDG-009", "Too many writes wait for the disk; send again later.")
    {
        RetryAfter = TimeSpan.FromSeconds(1),
    };

    public static Problem CannotOpen(string why) => new(ProblemKind.Unavailable, "LEDG-005", $"The store of {StoreSetting.Key} can't be opened ({why}).")
    {
        Place = StoreSetting.Key,
    };

    public static Problem Newer(long found, long known) => new(
        ProblemKind.Unsupported,
        "LEDG-006",
        $"The store was written by a newer Prescreen (schema {found}; this one knows {known}); use that version or another store.")
    {
        Place = StoreSetting.Key,
    };

    public static Problem Unavailable(string why) => new(ProblemKind.Unavailable, "LEDG-007", $"The store doesn't answer now ({why}); nothing was acknowledged.");

    public static Problem Damaged(string why) => new(ProblemKind.Invalid, "LEDG-008", $"The store refuses the work ({why}); look at the file or database before going on.");

    private static Problem Setting(string code, string text) => new(ProblemKind.Invalid, code, text) { Place = StoreSetting.Key };
}
