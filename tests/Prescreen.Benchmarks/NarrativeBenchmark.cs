using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Prescreen.Narrative;
using Prescreen.Tests.Narrative.Measuring;

namespace Prescreen.Benchmarks;

/// <summary>
/// Reading of prose on one core, in MB of UTF-8 a second, beside the speed at which the same run copies memory; then how the time for one long text grows with its
/// length: "narrative". The process's own processor time is taken, garbage collection included, so that what else the machine does counts little.
/// </summary>
internal static class NarrativeBenchmark
{
    private const int Rounds = 5;
    private const int WarmUps = 400;
    private const int Smallest = 4 << 20;
    private const int Short = 1_000_000;

    public static void Run(TextWriter output)
    {
        var reader = NarrativeFigures.Reader();
        var reports = CaseFolder.Read(CaseFolder.Beside, "open").Concat(CaseFolder.Read(CaseFolder.Beside, "kept")).Where(one => one.IsReport).ToList();
        output.WriteLine(Text($"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; one thread, processor time, median of {Rounds} rounds (min-max)"));
        output.WriteLine();
        output.WriteLine("| text | MB | reports | findings | MB/s | min-max | million characters/s |");
        output.WriteLine("|---|--:|--:|--:|--:|--:|--:|");
        WarmUp(reader, reports);
        Measure(output, reader, "English", Texts(reports.Where(one => one.Language == "en")));
        Measure(output, reader, "Chinese", Texts(reports.Where(one => one.Language == "zh")));
        Measure(output, reader, "both, as in the cases", Texts(reports));
        Measure(output, reader, "a discharge summary, few findings", [OrdinaryProse.Summary]);
        Copy(output);
        output.WriteLine();
        output.WriteLine("| one text | 1 million characters, ms | 10 million, ms | ratio |");
        output.WriteLine("|---|--:|--:|--:|");
        Grow(output, reader, "reports, one after the other", string.Join("\n\n", reports.Select(one => one.Text)));
        Grow(output, reader, "all in one line", string.Join(' ', reports.Select(one => one.Text)).ReplaceLineEndings(" "));
        Grow(output, reader, "one word a line", "liver\n");
        Grow(output, reader, "no no no", "no ");
        Grow(output, reader, "markers in one list", "CEA, ");
        Grow(output, reader, "opening brackets", "(");
        Grow(output, reader, "line ends", "\n");
    }

    private static void Measure(TextWriter output, NarrativeReader reader, string name, List<string> texts)
    {
        var once = texts.Sum(text => (long)Encoding.UTF8.GetByteCount(text));
        var times = (int)(Smallest / once) + 1;
        var bytes = once * times;
        var findings = 0L;
        var seconds = Seconds(() =>
        {
            findings = 0;
            for (var time = 0; time < times; time++)
            {
                foreach (var text in texts)
                {
                    findings += reader.Read(text).Count;
                }
            }
        });
        var characters = texts.Sum(text => (long)text.Length) * times;
        output.WriteLine(Text($"| {name} | {bytes / 1e6:0.0} | {texts.Count} × {times} | {findings} | {bytes / seconds[Rounds / 2] / 1e6:0.0} | {bytes / seconds[^1] / 1e6:0.0}-{bytes / seconds[0] / 1e6:0.0} | {characters / seconds[Rounds / 2] / 1e6:0.0} |"));
    }

    // The compiler's own work would else be counted with the first text's.
    private static void WarmUp(NarrativeReader reader, List<NarrativeCase> reports)
    {
        for (var time = 0; time < WarmUps; time++)
        {
            reports.ForEach(one => reader.Read(one.Text));
        }
    }

    private static List<string> Texts(IEnumerable<NarrativeCase> reports) => [.. reports.Select(one => one.Text)];

    private static void Copy(TextWriter output)
    {
        var from = new byte[256 << 20];
        var to = new byte[from.Length];
        from.AsSpan().Fill(1);
        var seconds = Seconds(() => from.CopyTo(to, 0));
        output.WriteLine(Text($"| a copy of memory | {from.Length / 1e6:0.0} | | | {from.Length / seconds[Rounds / 2] / 1e6:0} | {from.Length / seconds[^1] / 1e6:0}-{from.Length / seconds[0] / 1e6:0} | |"));
    }

    private static void Grow(TextWriter output, NarrativeReader reader, string name, string piece)
    {
        var (small, large) = (OfLength(piece, Short), OfLength(piece, 10 * Short));
        var one = Seconds(() => reader.Read(small))[Rounds / 2];
        var ten = Seconds(() => reader.Read(large))[Rounds / 2];
        output.WriteLine(Text($"| {name} | {one * 1000:0} | {ten * 1000:0} | {ten / one:0.0} |"));
    }

    private static string OfLength(string piece, int length)
        => string.Create(length, piece, static (span, from) =>
        {
            for (var at = 0; at < span.Length; at++)
            {
                span[at] = from[at % from.Length];
            }
        });

    private static double[] Seconds(Action run)
    {
        var seconds = new double[Rounds];
        for (var round = -1; round < Rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            run();
            if (round >= 0)
            {
                seconds[round] = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            }
        }

        Array.Sort(seconds);
        return seconds;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
