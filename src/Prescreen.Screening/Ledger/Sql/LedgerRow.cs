namespace Prescreen.Screening.Ledger.Sql;

/// <summary>A row of the table ledger, as Dapper fills it.</summary>
internal sealed class LedgerRow
{
    /// <summary>The columns under the names of this class.</summary>
    public const string Columns = """
        patient AS Patient, due_at AS DueAt, cause AS Cause, made_due_at AS MadeDueAt, generation AS Generation, lease_until AS LeaseUntil, worker AS Worker,
        fence AS Fence, attempts AS Attempts, abandoned AS Abandoned, parked AS Parked, parked_at AS ParkedAt, lifted AS Lifted, problem_kind AS ProblemKind,
        problem_code AS ProblemCode, problem_text AS ProblemText, problem_place AS ProblemPlace, fingerprint AS Fingerprint, settled_at AS SettledAt
        """;

    public string Patient { get; init; } = "";

    public long? DueAt { get; init; }

    public string Cause { get; init; } = "";

    public long MadeDueAt { get; init; }

    public long Generation { get; init; }

    public long? LeaseUntil { get; init; }

    public string? Worker { get; init; }

    public long Fence { get; init; }

    public long Attempts { get; init; }

    public long Abandoned { get; init; }

    public long Parked { get; init; }

    public long? ParkedAt { get; init; }

    public long Lifted { get; init; }

    public string? ProblemKind { get; init; }

    public string? ProblemCode { get; init; }

    public string? ProblemText { get; init; }

    public string? ProblemPlace { get; init; }

    public string? Fingerprint { get; init; }

    public long? SettledAt { get; init; }

    public Claim ToClaim() => new()
    {
        Patient = Patient,
        Fence = Fence,
        Generation = Generation,
        LeaseUntil = LeaseUntil!.Value.Instant,
        DueAt = DueAt!.Value.Instant,
        Cause = Enum.Parse<DueCause>(Cause),
        Attempts = (int)Attempts,
        Fingerprint = Fingerprint,
    };

    public LedgerEntry ToEntry(long now) => new()
    {
        Patient = Patient,
        State = StateAt(now),
        DueAt = DueAt?.Instant,
        Cause = Enum.Parse<DueCause>(Cause),
        MadeDueAt = MadeDueAt.Instant,
        Generation = Generation,
        LeaseUntil = LeaseUntil?.Instant,
        Worker = Worker,
        Fence = Fence,
        Attempts = (int)Attempts,
        Abandoned = (int)Abandoned,
        Problem = ToProblem(),
        ParkedAt = ParkedAt?.Instant,
        Lifted = Lifted != 0,
        Fingerprint = Fingerprint,
        SettledAt = SettledAt?.Instant,
    };

    private LedgerState StateAt(long now) => this switch
    {
        { Parked: 2 } => LedgerState.Dead,
        { LeaseUntil: { } until } when until > now => LedgerState.Leased,
        { DueAt: null } => LedgerState.Settled,
        { DueAt: { } due } when due <= now => LedgerState.Due,
        { Parked: 1 } => LedgerState.Parked,
        _ => LedgerState.Waiting,
    };

    private Problem? ToProblem() => ProblemCode is null
        ? null
        : new Problem(Enum.Parse<ProblemKind>(ProblemKind!), ProblemCode, ProblemText ?? "") { Place = ProblemPlace };
}
