using System.Diagnostics;
using System.Globalization;
using Prescreen.Screening.Ledger;

namespace Prescreen.Benchmarks;

/// <summary>
/// How many notifications a second can be acknowledged durably, how long each waits, and how fast workers then claim and settle, on this machine's disk.
/// The yardstick, in the same run: as many single writes of a small record, each with its own fsync.
/// </summary>
public static class LedgerBenchmark
{
    private const int Senders = 64;
    private const int PerSender = 400;
    private const int Workers = 8;

    /// <summary>Runs on a SQLite file in the temporary folder, or on the store that a setting names ("postgres:…").</summary>
    public static async Task RunAsync(TextWriter output, string? setting = null)
    {
        var folder = Directory.CreateTempSubdirectory("prescreen-bench-");
        try
        {
            await output.WriteLineAsync(Line($"fsync alone: {await FsyncAsync(Path.Combine(folder.FullName, "fsync")):n0}/s"));
            await using var store = (await LedgerStore.OpenAsync(setting ?? $"sqlite:{Path.Combine(folder.FullName, "ledger.db")}", TimeProvider.System)).Value;
            await AcknowledgeAsync(store.Ledger, output, "new patients", (sender, i) => $"Patient/{sender}-{i}");
            await AcknowledgeAsync(store.Ledger, output, "known patients", (sender, i) => $"Patient/{(sender * 7 + i) % Senders}-{i}");
            await ScreenAsync(store.Ledger, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task AcknowledgeAsync(ILedger ledger, TextWriter output, string what, Func<int, int, string> patient)
    {
        var waits = new double[Senders * PerSender];
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            for (var i = 0; i < PerSender; i++)
            {
                var sent = Stopwatch.GetTimestamp();
                _ = (await ledger.MakeDueAsync([new DuePatient(patient(sender, i), TimeProvider.System.GetUtcNow(), DueCause.Notification)], default)).Value;
                waits[(sender * PerSender) + i] = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Array.Sort(waits);
        await output.WriteLineAsync(Line(
            $"durable acknowledgements, {what}, {Senders} senders: {waits.Length / seconds:n0}/s, p50 {At(waits, 0.5):n1} ms, p99 {At(waits, 0.99):n1} ms, longest {waits[^1]:n1} ms"));
    }

    private static async Task ScreenAsync(ILedger ledger, TextWriter output)
    {
        var settled = 0;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            while ((await ledger.ClaimAsync(TimeSpan.FromMinutes(1), $"w{worker}", null, default)).Value.Claim is { } claim)
            {
                _ = (await ledger.SettleAsync(claim, new Settlement(null, "f"), default)).Value;
                Interlocked.Increment(ref settled);
            }
        })));
        await output.WriteLineAsync(Line($"claimed and settled, {Workers} workers: {settled / Stopwatch.GetElapsedTime(start).TotalSeconds:n0}/s of {settled:n0}"));
    }

    private static async Task<double> FsyncAsync(string path)
    {
        const int Times = 200;
        var record = new byte[4096];
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Times; i++)
        {
            await file.WriteAsync(record);
            file.Flush(flushToDisk: true);
        }

        return Times / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
