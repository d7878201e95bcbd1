using System.Collections.Immutable;
using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Work;

/// <summary>Tells who is due, for a queue that scales workers out: wake-ups, retries and expired leases among them.</summary>
public sealed class DispatchDue(ILedger ledger)
{
    /// <summary>The keys of what is due now, oldest first, at most so many.</summary>
    public async Task<Result<ImmutableArray<string>>> RunAsync(int most, CancellationToken ct)
        => (await ledger.ListAsync(new LedgerQuery(LedgerState.Due, Take: most), ct)).Select(entries => entries.Select(entry => entry.Patient).ToImmutableArray());
}
