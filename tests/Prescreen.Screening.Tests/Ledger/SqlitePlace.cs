namespace Prescreen.Screening.Tests.Ledger;

/// <summary>A SQLite file in a temporary folder.</summary>
internal sealed class SqlitePlace : IStorePlace
{
    private readonly TemporaryFolder folder = new();

    public Task<string> SettingAsync() => Task.FromResult($"sqlite:{folder.File("ledger.db")}");

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
