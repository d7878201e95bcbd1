using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Work;

/// <summary>Renews a claim's lease while its work goes on; its token is cancelled when the claim is lost.</summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    private readonly CancellationTokenSource work;
    private readonly CancellationTokenSource end = new();
    private readonly Task renewing;

    public LeaseKeeper(ILedger ledger, Claim claim, TimeSpan lease, TimeProvider time, CancellationToken ct)
    {
        work = CancellationTokenSource.CreateLinkedTokenSource(ct);
        renewing = RenewAsync(ledger, claim, lease, time);
    }

    public CancellationToken Token => work.Token;

    public bool IsLost { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await renewing;
        work.Dispose();
        end.Dispose();
    }

    private async Task RenewAsync(ILedger ledger, Claim claim, TimeSpan lease, TimeProvider time)
    {
        using var timer = new PeriodicTimer(lease / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(end.Token))
            {
                // A ledger that doesn't answer is asked again; the lease has two thirds left.
                if ((await ledger.RenewAsync(claim, lease, end.Token)).TryGet(out var isOurs, out _) && !isOurs)
                {
                    IsLost = true;
                    await work.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }
    }
}
