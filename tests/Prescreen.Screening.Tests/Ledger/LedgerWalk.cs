using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Tests.Ledger;

/// <summary>A random but repeatable walk through the ledger's acts, each compared with the model's answer, and all rows after each.</summary>
internal sealed class LedgerWalk(ILedger ledger, LedgerClock clock, int seed)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    private readonly Random random = new(seed);
    private readonly LedgerModel model = new(clock);
    private readonly List<Claim> claims = [];

    public async Task RunAsync(int steps, CancellationToken ct)
    {
        for (var step = 0; step < steps; step++)
        {
            await ActAsync(ct);
            var rows = (await ledger.ListAsync(new LedgerQuery(), ct)).Value
                .OrderBy(entry => entry.Patient, StringComparer.Ordinal)
                .Select(entry => (entry.Patient, entry.State, entry.DueAt, entry.Generation, entry.Attempts, entry.Fence));
            rows.ShouldBe(model.List(), $"seed {seed}, step {step}");
        }
    }

    private Task ActAsync(CancellationToken ct) => random.Next(12) switch
    {
        0 or 1 or 2 => MakeDueAsync(ct),
        3 or 4 or 5 => ClaimAsync(ct),
        6 or 7 => SettleAsync(ct),
        8 => ParkAsync(ct),
        9 => GiveBackAsync(ct),
        10 => ReplayAsync(ct),
        _ => PassAsync(),
    };

    private async Task MakeDueAsync(CancellationToken ct)
    {
        var (patient, dueAt) = (Patient(), clock.Now.AddSeconds(random.Next(-30, 30)));
        (await ledger.MakeDueAsync([new DuePatient(patient, dueAt, DueCause.Notification)], ct)).Value.ShouldBe(model.MakeDue(patient, dueAt));
    }

    private async Task ClaimAsync(CancellationToken ct)
    {
        var patient = random.Next(3) == 0 ? Patient() : null;
        var claim = (await ledger.ClaimAsync(Lease, "w", patient, ct)).Value.Claim;
        (claim is null ? null : ((string, long)?)(claim.Patient, claim.Fence)).ShouldBe(model.Claim(Lease, patient));
        claims.AddRange(claim is null ? [] : [claim]);
    }

    private async Task SettleAsync(CancellationToken ct)
    {
        if (AnyClaim() is { } claim)
        {
            DateTimeOffset? wakeAt = random.Next(2) == 0 ? null : clock.Now.AddSeconds(random.Next(1, 60));
            (await ledger.SettleAsync(claim, new Settlement(wakeAt, "f"), ct)).Value.ShouldBe(model.Settle(claim, wakeAt));
        }
    }

    private async Task ParkAsync(CancellationToken ct)
    {
        if (AnyClaim() is { } claim)
        {
            var problem = new Problem(random.Next(3) == 0 ? ProblemKind.Invalid : ProblemKind.Unavailable, "TEST-1", "A test.")
            {
                RetryAfter = random.Next(2) == 0 ? null : TimeSpan.FromSeconds(random.Next(40)),
            };
            (await ledger.ParkAsync(claim, problem, ct)).Value.ShouldBe(model.Park(claim, problem));
        }
    }

    private async Task GiveBackAsync(CancellationToken ct)
    {
        if (AnyClaim() is { } claim)
        {
            (await ledger.GiveBackAsync(claim, ct)).Value.ShouldBe(model.GiveBack(claim));
        }
    }

    private async Task ReplayAsync(CancellationToken ct) => (await ledger.ReplayAllAsync(ct)).Value.ShouldBe(model.ReplayAll());

    private Task PassAsync()
    {
        clock.Pass(TimeSpan.FromSeconds(random.Next(1, 15)));
        return Task.CompletedTask;
    }

    private string Patient() => $"Patient/{random.Next(6)}";

    private Claim? AnyClaim() => claims.Count == 0 ? null : claims[random.Next(Math.Max(0, claims.Count - 5), claims.Count)];
}
