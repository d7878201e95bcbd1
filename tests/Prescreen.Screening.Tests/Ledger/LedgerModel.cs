using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Tests.Ledger;

/// <summary>The ledger's promise in its plainest form, to compare the stores with. Its backoff is the tests': no jitter, three attempts.</summary>
internal sealed class LedgerModel(LedgerClock clock)
{
    private static readonly Backoff Backoff = new() { Attempts = 3 };

    private readonly SortedDictionary<string, Row> rows = new(StringComparer.Ordinal);

    public MadeDue MakeDue(string patient, DateTimeOffset dueAt)
    {
        var row = rows.TryGetValue(patient, out var known) ? known : rows[patient] = new Row();
        var revives = row.Dead;
        var cuts = !revives && row.BackingOff && dueAt < row.DueAt;
        row.DueAt = row.DueAt is { } due && due < dueAt ? due : dueAt;
        row.Generation++;
        row.Attempts = revives ? 0 : row.Attempts;
        row.BackingOff &= !cuts;
        row.Dead = false;
        return new MadeDue(1, cuts ? 1 : 0, revives ? 1 : 0);
    }

    public (string Patient, long Fence)? Claim(TimeSpan lease, string? patient)
    {
        var (name, row) = rows
            .Where(pair => (patient is null || pair.Key == patient) && pair.Value.DueAt <= clock.Now && !(pair.Value.LeaseUntil > clock.Now))
            .OrderBy(pair => pair.Value.DueAt).FirstOrDefault();
        if (row is null)
        {
            return null;
        }

        row.LeaseUntil = clock.Now + lease;
        row.BackingOff = false;
        row.Fence++;
        return (name, row.Fence);
    }

    public Settled Settle(Claim claim, DateTimeOffset? wakeAt)
    {
        if (Ours(claim) is not { } row)
        {
            return Settled.NotOurs;
        }

        var done = row.Generation == claim.Generation;
        (row.LeaseUntil, row.Attempts, row.BackingOff) = (null, 0, false);
        row.DueAt = done ? wakeAt : clock.Now;
        return done ? Settled.Done : Settled.DueAgain;
    }

    public Parked Park(Claim claim, Problem problem)
    {
        if (Ours(claim) is not { } row)
        {
            return new Parked(ParkedAs.NotOurs, null);
        }

        row.Attempts++;
        row.LeaseUntil = null;
        row.Dead = row.Generation == claim.Generation && Backoff.IsLast(row.Attempts, problem.Kind);
        row.BackingOff = !row.Dead;
        row.DueAt = row.Dead ? null : clock.Now + Backoff.Delay(row.Attempts, 0, problem.RetryAfter);
        return new Parked(row.Dead ? ParkedAs.DeadLetter : ParkedAs.Retry, row.DueAt);
    }

    public bool GiveBack(Claim claim)
    {
        if (Ours(claim) is not { } row)
        {
            return false;
        }

        row.LeaseUntil = null;
        return true;
    }

    public int ReplayAll()
    {
        var dead = rows.Values.Where(row => row.Dead).ToList();
        foreach (var row in dead)
        {
            (row.Dead, row.DueAt, row.Attempts, row.Generation) = (false, clock.Now, 0, row.Generation + 1);
        }

        return dead.Count;
    }

    public IEnumerable<(string Patient, LedgerState State, DateTimeOffset? DueAt, long Generation, int Attempts, long Fence)> List()
        => rows.Select(pair => (pair.Key, State(pair.Value), pair.Value.DueAt, pair.Value.Generation, pair.Value.Attempts, pair.Value.Fence));

    private Row? Ours(Claim claim) => rows.TryGetValue(claim.Patient, out var row) && row.LeaseUntil is not null && row.Fence == claim.Fence ? row : null;

    private LedgerState State(Row row)
        => row.Dead ? LedgerState.Dead
            : row.LeaseUntil > clock.Now ? LedgerState.Leased
            : row.DueAt is null ? LedgerState.Settled
            : row.DueAt <= clock.Now ? LedgerState.Due
            : row.BackingOff ? LedgerState.Parked
            : LedgerState.Waiting;

    private sealed class Row
    {
        public DateTimeOffset? DueAt { get; set; }

        public long Generation { get; set; }

        public DateTimeOffset? LeaseUntil { get; set; }

        public long Fence { get; set; }

        public int Attempts { get; set; }

        public bool BackingOff { get; set; }

        public bool Dead { get; set; }
    }
}
