using Dapper;
using Microsoft.Data.Sqlite;
using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Tests.Ledger;

public sealed class LedgerStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(null, "LEDG-001")]
    [InlineData(" ", "LEDG-001")]
    [InlineData("ledger.db", "LEDG-002")]
    [InlineData("mysql:Server=x", "LEDG-002")]
    [InlineData("sqlite:", "LEDG-003")]
    [InlineData("sqlite", "LEDG-003")]
    [InlineData("sqlite::memory:", "LEDG-003")] // it would forget what it acknowledged
    [InlineData("postgres:", "LEDG-004")]
    [InlineData("postgres:Password=s3cret", "LEDG-004")]
    [InlineData("postgres:Host=db;Nonsense=s3cret", "LEDG-004")]
    public async Task Open_WrongSetting_NamesTheKeyAndNotTheValue(string? setting, string code)
    {
        var problem = (await LedgerStore.OpenAsync(setting, TimeProvider.System, ct: Ct)).Problem!;

        problem.Code.ShouldBe(code);
        problem.Place.ShouldBe("Prescreen:Store");
        problem.Text.ShouldContain("Prescreen:Store");
        problem.ToString().ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task Open_PostgresNotThere_SaysUnavailable()
    {
        var problem = (await LedgerStore.OpenAsync($"postgres:Host={folder.Path};Username=x;Timeout=2", TimeProvider.System, ct: Ct)).Problem!;

        (problem.Code, problem.Kind).ShouldBe(("LEDG-005", ProblemKind.Unavailable));
    }

    [Fact]
    public async Task Open_FileThatIsNoDatabase_SaysSo()
    {
        await File.WriteAllTextAsync(folder.File("ledger.db"), new string('x', 5000), Ct);

        var problem = (await LedgerStore.OpenAsync($"sqlite:{folder.File("ledger.db")}", TimeProvider.System, ct: Ct)).Problem!;

        problem.Code.ShouldBe("LEDG-005");
        problem.Text.ShouldContain("no SQLite database");
    }

    [Fact]
    public async Task Open_FolderNotThere_MakesIt()
    {
        await using var store = await TestStore.OpenAsync($"sqlite:{folder.File("a/b/ledger.db")}", TimeProvider.System);

        File.Exists(folder.File("a/b/ledger.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task Open_NewFile_IsForItsOwnerAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        await using var store = await TestStore.OpenAsync($"sqlite:{folder.File("ledger.db")}", TimeProvider.System);

        await store.Ledger.MakeDueAsync([new DuePatient("Patient/1", LedgerClock.Start, DueCause.Notification)], Ct);

        foreach (var file in Directory.GetFiles(folder.Path))
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Open_NewerSchema_RefusesAndLeavesItAlone()
    {
        await using (var connection = new SqliteConnection($"Data Source={folder.File("ledger.db")};Pooling=false"))
        {
            await connection.ExecuteAsync("PRAGMA user_version = 99");
        }

        (await LedgerStore.OpenAsync($"sqlite:{folder.File("ledger.db")}", TimeProvider.System, ct: Ct)).Problem!.Code.ShouldBe("LEDG-006");
    }

    [Fact]
    public async Task MakeDue_AnotherProcessHoldsTheFile_AcknowledgesOnlyAfterIt()
    {
        await using var store = await TestStore.OpenAsync($"sqlite:{folder.File("ledger.db")}", TimeProvider.System);
        await using var other = new SqliteConnection($"Data Source={folder.File("ledger.db")};Pooling=false");
        await other.OpenAsync(Ct);
        await other.ExecuteAsync("BEGIN IMMEDIATE");

        var made = store.Ledger.MakeDueAsync([new DuePatient("Patient/1", LedgerClock.Start, DueCause.Notification)], Ct);

        (await store.Ledger.CountAsync(Ct)).Value.Due.ShouldBe(0);
        made.IsCompleted.ShouldBeFalse();
        await other.ExecuteAsync("ROLLBACK");
        (await made).Problem.ShouldBeNull();
        (await store.Ledger.CountAsync(Ct)).Value.Due.ShouldBe(1);
    }

    [Fact]
    public async Task MakeDue_MoreWaitingThanAllowed_IsRefusedAsUnavailable()
    {
        var options = new LedgerOptions { MaximumWaitingWrites = 4 };
        await using var store = (await LedgerStore.OpenAsync($"sqlite:{folder.File("ledger.db")}", TimeProvider.System, options, Ct)).Value;
        await using var other = new SqliteConnection($"Data Source={folder.File("ledger.db")};Pooling=false");
        await other.OpenAsync(Ct);
        await other.ExecuteAsync("BEGIN IMMEDIATE");

        // Four may wait in the queue and at most 512 be with the writer; the rest must be told.
        var made = Enumerable.Range(0, 600).Select(i => store.Ledger.MakeDueAsync([new DuePatient($"Patient/{i}", LedgerClock.Start, DueCause.Notification)], Ct)).ToList();
        await other.ExecuteAsync("ROLLBACK");
        var answers = await Task.WhenAll(made);

        answers.Count(answer => answer.Problem?.Code == "LEDG-009").ShouldBeGreaterThan(0);
        (await store.Ledger.CountAsync(Ct)).Value.Due.ShouldBe(answers.Count(answer => answer.Problem is null));
    }
}
