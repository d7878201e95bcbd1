using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Prescreen.Screening.Ledger.Sqlite;

/// <summary>
/// The only writer of a SQLite file in this process: a thread that takes all writes that wait, runs them in one transaction, and answers each only
/// after COMMIT returned. The disk is asked once for many writes, which is what lets every notification be durable before its reply.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private const int LargestBatch = 512;

    private static readonly Problem Ended = LedgerProblems.Unavailable("its writer has ended; start the process anew");

    private readonly SqliteConnection connection;
    private readonly BlockingCollection<IWrite> waiting;
    private readonly Task loop;
    private volatile bool disposed;

    /// <summary>Takes over an open connection that nobody else uses, and closes it on disposal.</summary>
    public GroupCommit(SqliteConnection connection, int capacity)
    {
        this.connection = connection;
        waiting = new BlockingCollection<IWrite>(capacity);
        loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Queues a write; the answer comes after its transaction is durable, or was rolled back. Cancelled only while still waiting.</summary>
    public Task<Result<T>> WriteAsync<T>(Func<SqliteConnection, Task<Result<T>>> work, CancellationToken ct)
        where T : notnull
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var write = new Write<T>(work, ct);
        try
        {
            return waiting.TryAdd(write) ? write.Answer : Task.FromResult<Result<T>>(LedgerProblems.TooManyWaiting);
        }
        catch (InvalidOperationException)
        {
            return Task.FromResult<Result<T>>(Ended);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!disposed)
        {
            disposed = true;
            waiting.CompleteAdding();
            await loop;
            await connection.DisposeAsync();
        }
    }

    private void Run()
    {
        var batch = new List<IWrite>();
        try
        {
            foreach (var first in waiting.GetConsumingEnumerable())
            {
                batch.Add(first);
                while (batch.Count < LargestBatch && waiting.TryTake(out var next))
                {
                    batch.Add(next);
                }

                batch.RemoveAll(write => write.IsCancelled());
                Commit(batch);
                batch.Clear();
            }
        }
        finally
        {
            // Only a bug ends the loop early; nobody may wait for an answer that can't come.
            waiting.CompleteAdding();
            batch.AddRange(waiting.GetConsumingEnumerable());
            batch.ForEach(write => write.Refuse(Ended));
        }
    }

    private void Commit(List<IWrite> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        try
        {
            Execute("BEGIN IMMEDIATE");
            if (batch.TrueForAll(write => write.Run(connection)))
            {
                Execute("COMMIT");
                batch.ForEach(write => write.Acknowledge());
                return;
            }

            Rollback();
        }
        catch (SqliteException failure)
        {
            // The transaction itself failed: nothing of it is there, and the next batch may fare better.
            Rollback();
            batch.ForEach(write => write.Refuse(SqliteProblems.From(failure)));
            return;
        }

        CommitEach(batch);
    }

    /// <summary>One of a batch failed: alone, each gets its own outcome. Nobody was answered yet, and the rolled-back batch left nothing.</summary>
    private void CommitEach(List<IWrite> batch)
    {
        if (batch is [{ Failure: { } problem } alone])
        {
            alone.Refuse(problem);
            return;
        }

        batch.ForEach(write => Commit([write]));
    }

    private void Rollback()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite itself has already rolled back after some failures, and then there is no transaction to end.
        }
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private interface IWrite
    {
        /// <summary>What stopped the last run.</summary>
        Problem? Failure { get; }

        bool IsCancelled();

        /// <summary>Does the work inside the open transaction; false if it failed or refuses, so that the transaction must be rolled back.</summary>
        bool Run(SqliteConnection connection);

        void Acknowledge();

        void Refuse(Problem problem);
    }

    private sealed class Write<T>(Func<SqliteConnection, Task<Result<T>>> work, CancellationToken ct) : IWrite
        where T : notnull
    {
        private readonly TaskCompletionSource<Result<T>> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Task<Result<T>>? done;

        public Task<Result<T>> Answer => answer.Task;

        public Problem? Failure { get; private set; }

        public bool IsCancelled() => ct.IsCancellationRequested && answer.TrySetCanceled(ct);

        public bool Run(SqliteConnection connection)
        {
            // SQLite's asynchronous calls all complete synchronously, so the work is done when it returns.
            done = work(connection);
            Failure = done switch
            {
                { IsCompletedSuccessfully: true } => done.Result.Problem,
                { Exception.InnerException: SqliteException failure } => SqliteProblems.From(failure),
                _ => LedgerProblems.Damaged("a bug"),
            };
            return Failure is null;
        }

        public void Acknowledge() => answer.TrySetResult(done!.Result);

        public void Refuse(Problem problem)
        {
            if (done is { IsFaulted: true, Exception.InnerException: not SqliteException and var bug })
            {
                answer.TrySetException(bug!);
            }
            else
            {
                answer.TrySetResult(problem);
            }
        }
    }
}
