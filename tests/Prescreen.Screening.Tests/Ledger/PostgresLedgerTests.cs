using Dapper;
using Npgsql;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.Tests.Postgres;

namespace Prescreen.Screening.Tests.Ledger;

[Collection(PostgresTests.Name)]
public sealed class PostgresLedgerTests(PrivatePostgres postgres) : LedgerContract(new PostgresPlace(postgres))
{
    [Fact]
    public async Task Open_DatabaseThatAcknowledgesBeforeTheDisk_IsRefused()
    {
        var hasty = await postgres.NewDatabaseAsync();
        await using (var connection = new NpgsqlConnection(hasty))
        {
            await connection.ExecuteAsync($"ALTER DATABASE {new NpgsqlConnectionStringBuilder(hasty).Database} SET synchronous_commit = off");
            NpgsqlConnection.ClearPool(connection);
        }

        (await LedgerStore.OpenAsync($"postgres:{hasty}", TimeProvider.System, ct: Ct)).Problem!.Code.ShouldBe("LEDG-014");
    }

    [Fact]
    public async Task Open_FourInstancesAtOnceOnAnEmptyDatabase_AllOpen()
    {
        var empty = $"postgres:{await postgres.NewDatabaseAsync()}";

        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TestStore.OpenAsync(empty, TimeProvider.System)));

        foreach (var store in stores)
        {
            (await store.Ledger.CountAsync(Ct)).Problem.ShouldBeNull();
            await store.DisposeAsync();
        }
    }
}
