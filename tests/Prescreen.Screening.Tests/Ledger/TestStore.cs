using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Tests.Ledger;

/// <summary>Opens stores as the tests want them: no jitter, a dead letter at the third attempt.</summary>
internal static class TestStore
{
    public static async Task<LedgerStore> OpenAsync(string setting, TimeProvider time)
        => (await LedgerStore.OpenAsync(
            setting,
            time,
            new LedgerOptions { Jitter = () => 0, Backoff = new Backoff { Attempts = 3 } },
            TestContext.Current.CancellationToken)).Value;
}
