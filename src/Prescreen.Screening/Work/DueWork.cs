using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Work;

/// <summary>One turn of work: claims what is due, does it, and settles or parks it. What it is called with, and how often, costs nothing but time.</summary>
public sealed class DueWork(
    ILedger ledger, ScreenPatient screen, Errands errands, WorkerIdentity identity, PatientHash hash, Telemetry telemetry, TimeProvider time, ILogger<DueWork> log)
{
    /// <summary>How long a claim holds without being renewed.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Does what has been due longest, or only <paramref name="key"/> if it is due. The problem is the ledger's own.</summary>
    public async Task<Result<WorkDone>> RunAsync(string? key, CancellationToken ct)
    {
        if (!(await ledger.ClaimAsync(Lease, identity.Name, key, ct)).TryGet(out var answer, out var problem))
        {
            log.LedgerRefused(problem.Code, problem.Text);
            return problem;
        }

        return answer.Claim is { } claim ? await RunAsync(claim, ct) : new WorkDone(WorkResult.Nothing, answer.NextAt);
    }

    private async Task<Result<WorkDone>> RunAsync(Claim claim, CancellationToken ct)
    {
        using var span = telemetry.Spans.StartActivity(LedgerKey.IsPatient(claim.Patient) ? "screen" : "errand");
        var started = time.GetTimestamp();
        Result<Screened> outcome;
        await using (var keeper = new LeaseKeeper(ledger, claim, Lease, time, ct))
        {
            try
            {
                outcome = await DoAsync(claim, keeper.Token);
            }
            catch (OperationCanceledException) when (keeper.Token.IsCancellationRequested)
            {
                return keeper.IsLost ? Lost(claim) : await GiveBackAsync(claim);
            }
        }

        // Settled even while stopping: it is done, and the ledger is local or near.
        return outcome.TryGet(out var screened, out var problem)
            ? await SettleAsync(claim, screened, time.GetElapsedTime(started))
            : await ParkAsync(claim, problem);
    }

    [SuppressMessage("Design", "CA1031", Justification = "The boundary of one patient's work: a defect must not stop the others', and is kept as a dead letter.")]
    private async Task<Result<Screened>> DoAsync(Claim claim, CancellationToken ct)
    {
        try
        {
            return LedgerKey.IsPatient(claim.Patient) ? await screen.RunAsync(claim, ct) : await errands.RunAsync(claim, ct);
        }
        catch (Exception defect) when (defect is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // The message of an exception may hold patient data, its type and place can't.
            var where = new StackTrace(defect).GetFrame(0)?.GetMethod()?.Name;
            log.Defect(hash.Of(claim.Patient), $"{defect.GetType().Name} in {where}");
            return new Problem(ProblemKind.Invalid, "APP-020", $"A defect in Prescreen: {defect.GetType().Name} in {where}. Please report it.");
        }
    }

    private async Task<Result<WorkDone>> SettleAsync(Claim claim, Screened screened, TimeSpan took)
    {
        if (!(await ledger.SettleAsync(claim, new Settlement(screened.WakeAt, null), CancellationToken.None)).TryGet(out var settled, out var problem))
        {
            // The lease ends, and the work is done again: it is written so that this changes nothing.
            log.LedgerRefused(problem.Code, problem.Text);
            return problem;
        }

        if (settled is Settled.NotOurs)
        {
            return Lost(claim);
        }

        telemetry.Screenings.Add(screened.Protocols > 0 ? 1 : 0);
        telemetry.Duration.Record(took.TotalMilliseconds);
        log.Screened(hash.Of(claim.Patient), screened.Protocols, screened.Changed, (long)took.TotalMilliseconds);
        return new WorkDone(WorkResult.Settled);
    }

    private async Task<Result<WorkDone>> ParkAsync(Claim claim, Problem problem)
    {
        if (!(await ledger.ParkAsync(claim, problem, CancellationToken.None)).TryGet(out var parked, out var refused))
        {
            log.LedgerRefused(refused.Code, refused.Text);
            return refused;
        }

        telemetry.Parked.Add(1);
        log.Parked(hash.Of(claim.Patient), problem.Code, problem.Kind, parked.As.ToString());
        return new WorkDone(parked.As is ParkedAs.NotOurs ? WorkResult.Lost : WorkResult.Parked) { Problem = problem };
    }

    private async Task<Result<WorkDone>> GiveBackAsync(Claim claim)
        => (await ledger.GiveBackAsync(claim, CancellationToken.None)).Select(_ => new WorkDone(WorkResult.GivenBack));

    private Result<WorkDone> Lost(Claim claim)
    {
        log.ClaimLost(hash.Of(claim.Patient));
        return new WorkDone(WorkResult.Lost);
    }
}
