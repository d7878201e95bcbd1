using Prescreen.Screening.Tests.Postgres;

namespace Prescreen.Screening.Tests.Ledger;

/// <summary>A database of the private cluster, which goes with the cluster.</summary>
internal sealed class PostgresPlace(PrivatePostgres postgres) : IStorePlace
{
    private string? setting;

    public async Task<string> SettingAsync() => setting ??= $"postgres:{await postgres.NewDatabaseAsync()}";

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
