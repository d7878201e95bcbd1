using System.Diagnostics;
using System.Globalization;
using System.Text;
using Prescreen.Screening.Ledger;
using Prescreen.Worklist.Reading;

namespace Prescreen.Benchmarks;

/// <summary>
/// How long the first page of a list of 50,000 subjects takes, from a SQLite file and from memory, and what the process needs for it. Each row is held against
/// its limit; one beyond it fails the run.
/// </summary>
internal static class WorklistBenchmark
{
    private const int Subjects = 50_000;
    private const int AtOnce = 256;
    private const int Rounds = 101;
    private const int Opened = 5;
    private static readonly DateOnly Today = new(2026, 11, 20);

    /// <summary>Prints rows of a Markdown table. On a busy machine the processor's time tells more than the clock's.</summary>
    public static async Task<int> RunAsync(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("prescreen-bench-");
        try
        {
            var file = Path.Combine(folder.FullName, "ledger.db");
            var ward = WorklistWard.Open();
            await FillAsync(ward, file);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Subjects:N0} subjects drawn from {ward}; the file has {new FileInfo(file).Length >> 20} MB.\n"));
            await output.WriteLineAsync("| what | median | worst | processor, median | limit | median / limit |");
            await output.WriteLineAsync("|---|--:|--:|--:|--:|--:|");
            var rows = new Rows(output);
            OpenElsewhere(file, rows);
            await MeasureAsync(ward, file, rows);
            return rows.Exceeded;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A process of its own: opens the file, shows the first page once, and tells milliseconds, index and process in MB, and milliseconds of the processor.</summary>
    public static async Task<int> OpenAsync(TextWriter output, string file)
    {
        await using var store = await StoreAsync(file);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var index = new SubjectIndex(store.Screenings, TimeProvider.System);
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var page = await PageAsync(index);
        var cold = watch.Elapsed.TotalMilliseconds;
        processor = Environment.CpuUsage.TotalTime - processor;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(index);
        using var process = Process.GetCurrentProcess();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{cold:f1} {kept / 1048576.0:f1} {process.PeakWorkingSet64 / 1048576.0:f1} {processor.TotalMilliseconds:f1} {page.Total}"));
        return 0;
    }

    private static void OpenElsewhere(string file, Rows rows)
    {
        var told = Enumerable.Range(0, Opened).Select(_ => Told(file)).ToList();
        rows.Write("a new process, its code not yet compiled: index filled at the start, and a page", "ms", 10_000, [.. told.Select(one => one[0])], [.. told.Select(one => one[3])]);
        rows.Write("the index in memory", "MB", 100, [.. told.Select(one => one[1])]);
        rows.Write("that process at its peak", "MB", 500, [.. told.Select(one => one[2])]);
    }

    private static double[] Told(string file)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!) { ArgumentList = { "worklist-open", file }, RedirectStandardOutput = true })!;
        var line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    private static async Task MeasureAsync(WorklistWard ward, string file, Rows rows)
    {
        await using var store = await StoreAsync(file);
        await rows.MeasureAsync("index filled again from the file, and a page", 3000, Opened, async _ => await PageAsync(new SubjectIndex(store.Screenings, TimeProvider.System)));
        var index = new SubjectIndex(store.Screenings, TimeProvider.System);
        var study = (await index.StudyAsync(WorklistWard.Study, default)).Value;
        await rows.MeasureAsync("first page, index warm", 300, Rounds, async _ => await PageAsync(index));
        await rows.MeasureAsync("page 500, by margin", 300, Rounds, async _ => await PageAsync(index, new ListQuery { Page = 500, Sort = ListSort.Margin }));
        await rows.MeasureAsync(
            "first page right after one change (the change not counted)",
            300,
            Rounds,
            number => SucceedAsync(store.Screenings.SaveAsync(ward.Next(number), null, default)),
            async _ => await PageAsync(index));
        await rows.MeasureAsync("funnel", 300, Rounds, _ => Task.FromResult(study.Funnel(ward.Protocol)));
        await rows.MeasureAsync("missing sets", 300, Rounds, _ => Task.FromResult(study.MissingSets(10)));
        await rows.MeasureAsync("heads of a version (amendment)", 2000, Opened, _ => SucceedAsync(store.Screenings.HeadsOfVersionAsync(ward.Protocol.Id, ward.Protocol.Version, default)));
        await AuditAsync(store, rows);
    }

    private static async Task AuditAsync(LedgerStore store, Rows rows)
    {
        const int Each = 64;
        var record = new AuditRecord(0, WorklistWard.AsOf, WorklistWard.Study, Encoding.UTF8.GetBytes(new string('a', 1500)), false);
        await rows.MeasureAsync(
            "1,000 audits of 1.5 KB durable, 64 at once",
            1000,
            Opened,
            async _ => await Task.WhenAll(Enumerable.Range(0, Each).Select(async worker =>
            {
                for (var i = worker; i < 1000; i += Each)
                {
                    await SucceedAsync(store.AuditStore.AppendAsync(record, default));
                }
            })));
    }

    private static async Task<SubjectPage> PageAsync(SubjectIndex index, ListQuery? query = null)
        => (await index.StudyAsync(WorklistWard.Study, default)).Value.Page(query ?? new ListQuery(), Today);

    private static async Task FillAsync(WorklistWard ward, string file)
    {
        await using var store = await StoreAsync(file);
        foreach (var some in Enumerable.Range(0, Subjects).Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(ward.Next).Select(screening => store.Screenings.SaveAsync(screening, null, default)));
        }
    }

    private static async Task<LedgerStore> StoreAsync(string file) => (await LedgerStore.OpenAsync($"sqlite:{file}", TimeProvider.System)).Value;

    private static async Task SucceedAsync<T>(Task<Result<T>> act)
        where T : notnull
        => _ = (await act).Value;

    private sealed class Rows(TextWriter output)
    {
        public int Exceeded { get; private set; }

        public void Write(string what, string unit, double limit, List<double> values, List<double>? processor = null)
        {
            values.Sort();
            processor?.Sort();
            var median = values[values.Count / 2];
            var used = processor is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{processor[processor.Count / 2]:f1} {unit}");
            Exceeded |= median > limit ? 1 : 0;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {median:f1} {unit} | {values[^1]:f1} {unit} | {used} | {limit:N0} {unit} | {median / limit:f3} |"));
        }

        public Task MeasureAsync(string what, double limit, int times, Func<int, Task> act) => MeasureAsync(what, limit, times, _ => Task.CompletedTask, act);

        public async Task MeasureAsync(string what, double limit, int times, Func<int, Task> before, Func<int, Task> act)
        {
            List<double> values = [], processor = [];
            for (var i = 0; i < times; i++)
            {
                await before(i);
                var used = Environment.CpuUsage.TotalTime;
                var watch = Stopwatch.StartNew();
                await act(i);
                values.Add(watch.Elapsed.TotalMilliseconds);
                processor.Add((Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
            }

            Write(what, "ms", limit, values, processor);
        }
    }
}
