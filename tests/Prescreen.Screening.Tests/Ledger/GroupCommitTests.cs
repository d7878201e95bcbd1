using Dapper;
using Microsoft.Data.Sqlite;
using Prescreen.Screening.Ledger.Sqlite;

namespace Prescreen.Screening.Tests.Ledger;

public sealed class GroupCommitTests : IAsyncLifetime
{
    private static readonly Problem Refused = new(ProblemKind.Conflict, "TEST-1", "Refused.");

    private readonly TemporaryFolder folder = new();
    private GroupCommit commits = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Connection => $"Data Source={folder.File("t.db")};Pooling=false";

    public async ValueTask InitializeAsync()
    {
        var connection = new SqliteConnection(Connection);
        await connection.OpenAsync(Ct);
        await connection.ExecuteAsync("PRAGMA journal_mode = WAL; CREATE TABLE t (n INTEGER UNIQUE)");
        commits = new GroupCommit(connection, 1000);
    }

    public async ValueTask DisposeAsync()
    {
        await commits.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Write_OneOfManyFailsOrRefuses_OthersAreDurableAndItLeavesNothing()
    {
        var inserts = Enumerable.Range(0, 200).Select(i => InsertAsync(i % 150)).ToList();
        var refusal = commits.WriteAsync<int>(
            async connection =>
            {
                await connection.ExecuteAsync("INSERT INTO t VALUES (9999)");
                return Refused;
            },
            Ct);
        var after = InsertAsync(500);

        var answers = await Task.WhenAll(inserts);

        answers.Count(answer => answer.Problem is null).ShouldBe(150);
        answers.Count(answer => answer.Problem?.Code == "LEDG-008").ShouldBe(50);
        (await refusal).Problem.ShouldBe(Refused);
        (await after).Problem.ShouldBeNull();
        (await CountAsync("SELECT count(*) FROM t")).ShouldBe(151);
        (await CountAsync("SELECT count(*) FROM t WHERE n = 9999")).ShouldBe(0);
    }

    [Fact]
    public async Task Write_ABugInOne_ThrowsThereAndNowhereElse()
    {
        var first = InsertAsync(1);
        var bug = commits.WriteAsync<int>(_ => Task.FromException<Result<int>>(new InvalidOperationException("bug")), Ct);
        var last = InsertAsync(2);

        await Should.ThrowAsync<InvalidOperationException>(() => bug);
        (await first).Problem.ShouldBeNull();
        (await last).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Write_CancelledBeforeItsTurn_IsNotDone()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => commits.WriteAsync<int>(connection => throw new InvalidOperationException("ran"), cancelled.Token));
    }

    [Fact]
    public async Task Dispose_WithWritesWaiting_DoesThemFirst()
    {
        var inserts = Enumerable.Range(0, 100).Select(InsertAsync).ToList();

        await commits.DisposeAsync();

        inserts.ShouldAllBe(insert => insert.IsCompleted);
        (await CountAsync("SELECT count(*) FROM t")).ShouldBe(100);
        await Should.ThrowAsync<ObjectDisposedException>(() => InsertAsync(1000));
    }

    [Fact]
    public async Task Write_AfterTheWriterEnded_IsRefusedAndNobodyWaitsForever()
    {
        await using var closed = new SqliteConnection(Connection);
        var ended = new GroupCommit(closed, 1000);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ended.WriteAsync<int>(_ => Task.FromResult<Result<int>>(1), Ct)));

        answers.ShouldAllBe(answer => answer.Problem!.Code == "LEDG-007");
        await Should.ThrowAsync<InvalidOperationException>(() => ended.DisposeAsync().AsTask());
    }

    private Task<Result<int>> InsertAsync(int n)
        => commits.WriteAsync<int>(async connection => await connection.ExecuteAsync("INSERT INTO t VALUES (@n)", new { n }), Ct);

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = new SqliteConnection(Connection);
        return await connection.ExecuteScalarAsync<long>(sql);
    }
}
