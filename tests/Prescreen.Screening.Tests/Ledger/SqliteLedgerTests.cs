namespace Prescreen.Screening.Tests.Ledger;

public sealed class SqliteLedgerTests : LedgerContract
{
    private readonly TemporaryFolder folder = new();

    protected override Task<string> SettingAsync() => Task.FromResult($"sqlite:{folder.File("ledger.db")}");

    protected override ValueTask RemoveAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
