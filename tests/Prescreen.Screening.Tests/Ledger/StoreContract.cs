using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Tests.Ledger;

/// <summary>A store of one test alone under a clock that stands still, and the acts that tests repeat.</summary>
public abstract class StoreContract(IStorePlace place) : IAsyncLifetime
{
    private LedgerStore? store;

    internal LedgerClock Clock { get; } = new();

    protected static TimeSpan Lease { get; } = TimeSpan.FromMinutes(2);

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected LedgerStore Store => store!;

    protected ILedger Ledger => Store.Ledger;

    public async ValueTask InitializeAsync() => store = await TestStore.OpenAsync(await place.SettingAsync(), Clock);

    public async ValueTask DisposeAsync()
    {
        await (store?.DisposeAsync() ?? ValueTask.CompletedTask);
        await place.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        store = await TestStore.OpenAsync(await place.SettingAsync(), Clock);
    }

    protected DuePatient Due(string patient, int seconds = 0) => new(patient, Clock.Now.AddSeconds(seconds), DueCause.Notification);

    protected async Task MakeDueAsync(params (string Patient, int Seconds)[] due)
        => (await Ledger.MakeDueAsync([.. due.Select(d => Due(d.Patient, d.Seconds))], Ct)).Problem.ShouldBeNull();

    protected async Task<Claim?> ClaimAsync(string? patient = null) => (await Ledger.ClaimAsync(Lease, "w", patient, Ct)).Value.Claim;

    protected async Task DeadLetterAsync(string patient)
    {
        await MakeDueAsync((patient, 0));
        var broken = new Problem(ProblemKind.Invalid, "TEST-400", "The record is broken.") { Place = "Observation/7" };
        (await Ledger.ParkAsync((await ClaimAsync(patient))!, broken, Ct)).Value.As.ShouldBe(ParkedAs.DeadLetter);
    }

    protected async Task<LedgerEntry> EntryAsync(string patient) => (await Ledger.ExplainAsync(patient, Ct)).Value.Entry;

    protected async Task<LedgerState> StateAsync(string patient) => (await EntryAsync(patient)).State;

    protected async Task<IEnumerable<string>> ListAsync(LedgerQuery query) => (await Ledger.ListAsync(query, Ct)).Value.Select(entry => entry.Patient);
}
