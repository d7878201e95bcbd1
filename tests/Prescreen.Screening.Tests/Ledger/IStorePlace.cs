namespace Prescreen.Screening.Tests.Ledger;

/// <summary>Where a test keeps a store of its own; gone with the test.</summary>
public interface IStorePlace : IAsyncDisposable
{
    /// <summary>The setting that opens it, the same each time.</summary>
    Task<string> SettingAsync();
}
