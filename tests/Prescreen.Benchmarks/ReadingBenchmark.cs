using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Prescreen.Facts;
using Prescreen.Fhir.Json.Facts;
using Prescreen.Fhir.Vocabulary;
using Prescreen.Narrative;
using Prescreen.Screening.Hosting;
using Prescreen.Vocabulary;

namespace Prescreen.Benchmarks;

/// <summary>
/// Reading a bulk export into facts on one core, beside a bare Utf8JsonReader scan of the same bytes in the same run: "reading DATE VALUESETS [BUNDLES]", where
/// BUNDLES is a folder of Bundles whose resources become the export; without one, resources are made up.
/// </summary>
internal static class ReadingBenchmark
{
    private const int Rounds = 9;
    private const int SmallestExport = 16 << 20;

    public static int Run(TextWriter output, string[] args)
    {
        if (args is not [var date, var valueSets, ..] || !ProtocolFolder.Load(Path.Combine(valueSets, "..", "protocols"), valueSets).TryGet(out var active, out _))
        {
            output.WriteLine("Usage: reading DATE VALUESETS [BUNDLES]");
            return 2;
        }

        if (LexiconFolder.Load(Path.Combine(valueSets, "..", "narrative")).Reader is not { } words)
        {
            output.WriteLine("There are no lexicons beside VALUESETS.");
            return 2;
        }

        Run(output, date, active.Vocabulary, words, ReadingExport.Make(args.ElementAtOrDefault(2), SmallestExport), "all resource types");
        Run(output, date, active.Vocabulary, words, ReadingExport.Make(args.ElementAtOrDefault(2), SmallestExport, "Observation"), "Observations only");
        return 0;
    }

    private static void Run(TextWriter output, string date, ConceptVocabulary vocabulary, NarrativeReader words, IReadOnlyList<byte[]> lines, string title)
    {
        output.WriteLine($"## {title}");
        var filter = new LineFilter(vocabulary);
        var plain = new FactReader(vocabulary, SiteCalendar.Utc);
        var wordFilter = new LineFilter(vocabulary, readsWords: true);
        var wordy = new FactReader(vocabulary, SiteCalendar.Utc, words.Read);
        var sink = new ReadingSink();
        (string Name, Action Run)[] ways =
        [
            ("bare Utf8JsonReader scan", () => Scan(lines)),
            ("facts, without prefilter", () => Read(lines, plain, null, sink)),
            ("facts, with prefilter", () => Read(lines, plain, filter, sink)),
            ("facts and words, with prefilter", () => Read(lines, wordy, wordFilter, sink)),
            ("prefilter alone", () => Filter(lines, filter)),
        ];
        var seconds = Measure(ways);
        Print(output, date, lines, ways, seconds);
        PrintAllocations(output, lines, plain, filter);
        output.WriteLine();
    }

    private static double[][] Measure((string Name, Action Run)[] ways)
    {
        var seconds = ways.Select(_ => new double[Rounds]).ToArray();
        for (var round = -2; round < Rounds; round++)
        {
            for (var way = 0; way < ways.Length; way++)
            {
                var watch = Stopwatch.StartNew();
                ways[way].Run();
                if (round >= 0)
                {
                    seconds[way][round] = watch.Elapsed.TotalSeconds;
                }
            }
        }

        return seconds;
    }

    private static void Scan(IReadOnlyList<byte[]> lines)
    {
        foreach (var line in lines)
        {
            var reader = new Utf8JsonReader(line);
            while (reader.Read())
            {
            }
        }
    }

    private static void Read(IReadOnlyList<byte[]> lines, FactReader reader, LineFilter? filter, ReadingSink sink)
    {
        foreach (var line in lines)
        {
            if (filter is null || filter.MayHold(line))
            {
                reader.Read(line, "export", null, sink);
            }
        }
    }

    private static void Filter(IReadOnlyList<byte[]> lines, LineFilter filter)
    {
        foreach (var line in lines)
        {
            _ = filter.MayHold(line);
        }
    }

    private static void Print(TextWriter output, string date, IReadOnlyList<byte[]> lines, (string Name, Action Run)[] ways, double[][] seconds)
    {
        var bytes = lines.Sum(line => (long)line.Length);
        output.WriteLine(Text($"{date}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; "));
        output.WriteLine(Text($"{lines.Count} resources, {bytes / 1e6:F1} MB, one thread, median of {Rounds} interleaved rounds (min-max)"));
        output.WriteLine();
        output.WriteLine("| way | MB/s | min-max | resources/s | of the bare scan |");
        output.WriteLine("|---|--:|--:|--:|--:|");
        for (var way = 0; way < ways.Length; way++)
        {
            var sorted = seconds[way].Order().ToArray();
            var median = sorted[Rounds / 2];
            var ratio = seconds[0].Zip(seconds[way], (scan, own) => scan / own).Order().ElementAt(Rounds / 2);
            output.WriteLine(Text(
                $"| {ways[way].Name} | {bytes / median / 1e6:F0} | {bytes / sorted[^1] / 1e6:F0}-{bytes / sorted[0] / 1e6:F0} | {lines.Count / median:F0} | {ratio:F2} |"));
        }

        output.WriteLine();
    }

    private static void PrintAllocations(TextWriter output, IReadOnlyList<byte[]> lines, FactReader reader, LineFilter filter)
    {
        var sink = new ReadingSink();
        long skipped = 0, skippedBytes = 0, keptBytes = 0, rejected = 0;
        foreach (var line in lines)
        {
            var (facts, before) = (sink.Facts, GC.GetAllocatedBytesForCurrentThread());
            reader.Read(line, "export", null, sink);
            var spent = GC.GetAllocatedBytesForCurrentThread() - before;
            var isKept = sink.Facts > facts;
            (skipped, skippedBytes) = isKept ? (skipped, skippedBytes) : (skipped + 1, skippedBytes + spent);
            keptBytes += isKept ? spent : 0;
            rejected += filter.MayHold(line) ? 0 : 1;
        }

        output.WriteLine("| | |");
        output.WriteLine("|---|--:|");
        output.WriteLine(Text($"| resources that gave facts | {lines.Count - skipped} |"));
        output.WriteLine(Text($"| lines the prefilter rejected | {rejected} |"));
        output.WriteLine(Text($"| bytes allocated per skipped resource | {skippedBytes / (double)Math.Max(1, skipped):F2} |"));
        output.WriteLine(Text($"| bytes allocated per kept fact | {keptBytes / (double)Math.Max(1, sink.Facts):F0} |"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
