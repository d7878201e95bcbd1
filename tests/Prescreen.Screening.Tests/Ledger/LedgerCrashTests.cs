using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Pipes;
using Dapper;
using Microsoft.Data.Sqlite;
using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Tests.Ledger;

/// <summary>What was acknowledged survives the end of the process at any instruction.</summary>
public sealed class LedgerCrashTests : IDisposable
{
    private const string FileVariable = "PRESCREEN_CRASH_FILE";
    private const string PipeVariable = "PRESCREEN_CRASH_PIPE";

    private readonly Lazy<TemporaryFolder> folder = new(() => new TemporaryFolder());

    private TemporaryFolder Folder => folder.Value;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // The killed process never gets here, so it mustn't have a folder.
    public void Dispose()
    {
        if (folder.IsValueCreated)
        {
            folder.Value.Dispose();
        }
    }

    [Fact]
    public async Task Files_CopiedWhileWritersWork_HoldEveryAcknowledgedPatient()
    {
        var source = Folder.File("ledger.db");
        await using var store = await TestStore.OpenAsync($"sqlite:{source}", TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var acknowledged = new ConcurrentQueue<string>();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(() => WriteAsync(store.Ledger, $"{writer}", acknowledged.Enqueue, stop.Token), Ct)).ToList();

        for (var copy = 0; copy < 5; copy++)
        {
            // A reader keeps the log from being started anew between the two copies, which a real crash couldn't do either.
            await using var reader = new SqliteConnection($"Data Source={source};Pooling=false");
            await reader.OpenAsync(Ct);
            await using var transaction = await reader.BeginTransactionAsync(Ct);
            await reader.ExecuteScalarAsync<long>("SELECT count(*) FROM ledger", transaction: transaction);
            File.Copy(source, Folder.File($"{copy}.db"));
            var before = acknowledged.ToList();
            File.Copy($"{source}-wal", Folder.File($"{copy}.db-wal"));

            await using var survivor = await TestStore.OpenAsync($"sqlite:{Folder.File($"{copy}.db")}", TimeProvider.System);
            var found = (await survivor.Ledger.ListAsync(new LedgerQuery(Take: int.MaxValue), Ct)).Value.Select(entry => entry.Patient);
            before.Except(found).ShouldBeEmpty();
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
    }

    [Fact]
    public async Task Process_KilledAgainAndAgain_LosesNothingItAcknowledged()
    {
        // The process to be killed is started as this very test, for a separate entry would count as a skipped test everywhere else.
        if (Environment.GetEnvironmentVariable(FileVariable) is { } file && Environment.GetEnvironmentVariable(PipeVariable) is { } pipeName)
        {
            await WriteUntilKilledAsync(file, pipeName);
            return;
        }

        var acknowledged = new Dictionary<string, long>();
        foreach (var killAfter in new[] { 1, 57, 400 })
        {
            await foreach (var line in KilledProcessAsync(killAfter))
            {
                acknowledged[line] = acknowledged.GetValueOrDefault(line) + 1;
            }
        }

        await using var store = await TestStore.OpenAsync($"sqlite:{Folder.File("ledger.db")}", TimeProvider.System);
        var entries = (await store.Ledger.ListAsync(new LedgerQuery(Take: int.MaxValue), Ct)).Value.ToDictionary(entry => entry.Patient);

        acknowledged.Values.Sum().ShouldBeGreaterThan(457);
        acknowledged.ShouldAllBe(pair => entries[pair.Key].Generation >= pair.Value);
        entries.Values.ShouldAllBe(entry => entry.State == LedgerState.Due || entry.State == LedgerState.Leased || entry.State == LedgerState.Settled);
    }

    private static async Task WriteUntilKilledAsync(string file, string pipeName)
    {
        await using var store = await TestStore.OpenAsync($"sqlite:{file}", TimeProvider.System);
        await using var pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.Out);
        await pipe.ConnectAsync(Ct);
        await using var lines = new StreamWriter(pipe) { AutoFlush = true };
        var acts = Enumerable.Range(0, 4).Select(_ => WriteAsync(store.Ledger, "k", patient => { lock (lines) { lines.WriteLine(patient); } }, Ct))
            .Append(ScreenAsync(store.Ledger));
        await Task.WhenAll(acts);
    }

    private async IAsyncEnumerable<string> KilledProcessAsync(int killAfter)
    {
        var pipeName = $"prescreen-{Path.GetFileName(Folder.Path)}-{killAfter}";
        await using var pipe = new NamedPipeServerStream(pipeName, PipeDirection.In);
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(LedgerCrashTests).Assembly.Location, "--filter-method", $"*.{nameof(Process_KilledAgainAndAgain_LosesNothingItAcknowledged)}"])
        {
            Environment = { [FileVariable] = Folder.File("ledger.db"), [PipeVariable] = pipeName },
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Ct);
        await Task.WhenAny(pipe.WaitForConnectionAsync(Ct), process.WaitForExitAsync(Ct));
        if (!pipe.IsConnected)
        {
            throw new InvalidOperationException(await output);
        }

        using var lines = new StreamReader(pipe);
        for (var count = 1; await lines.ReadLineAsync(Ct) is { } line; count++)
        {
            if (count == killAfter)
            {
                process.Kill();
            }

            yield return line;
        }

        await process.WaitForExitAsync(Ct);
    }

    private static async Task WriteAsync(ILedger ledger, string name, Action<string> acknowledge, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var patient = $"Patient/{name}{i}";
            (await ledger.MakeDueAsync([new DuePatient(patient, LedgerClock.Start, DueCause.Notification)], CancellationToken.None)).Problem.ShouldBeNull();
            acknowledge(patient);
        }
    }

    private static async Task ScreenAsync(ILedger ledger)
    {
        while (!Ct.IsCancellationRequested)
        {
            if ((await ledger.ClaimAsync(TimeSpan.FromMinutes(1), "k", null, Ct)).Value.Claim is { } claim)
            {
                await ledger.SettleAsync(claim, new Settlement(null, "f"), Ct);
            }
        }
    }
}
