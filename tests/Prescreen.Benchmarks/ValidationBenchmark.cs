using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Prescreen.Fhir.Validation;
using Prescreen.Fhir.Validation.Definitions;

namespace Prescreen.Benchmarks;

/// <summary>Validation on one core: "validation DATE BUNDLES", where BUNDLES is a folder of Bundles. Their resources are validated one by one, as a bulk export would be.</summary>
internal static class ValidationBenchmark
{
    private const int Rounds = 5;

    public static int Run(TextWriter output, string[] args)
    {
        if (args is not [var date, var folder])
        {
            output.WriteLine("Usage: validation DATE BUNDLES");
            return 2;
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (definitions, start) = Timed(FhirDefinitions.R4);
        FhirValidator validator = new(definitions, TimeProvider.System);
        var (_, first) = Timed(() => validator.Validate("""{"resourceType":"Patient","gender":"male"}"""u8.ToArray()));
        var atStart = GC.GetTotalMemory(forceFullCollection: true) - before;
        var lines = ReadingExport.Make(folder, 0);
        var held = GC.GetTotalMemory(forceFullCollection: true);
        var rates = Measure(validator, lines);
        var atEnd = GC.GetTotalMemory(forceFullCollection: true) - held + atStart;
        output.WriteLine(Text($"{date}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; "));
        output.WriteLine(Text($"{lines.Count} resources, {lines.Sum(line => (long)line.Length) / 1e6:F1} MB, one thread, median of {Rounds} rounds (min-max)"));
        output.WriteLine();
        output.WriteLine("| | |");
        output.WriteLine("|---|--:|");
        output.WriteLine(Text($"| resources/s by processor time | {rates.Select(one => one.Own).Order().ElementAt(Rounds / 2):F0} ({rates.Min(one => one.Own):F0}-{rates.Max(one => one.Own):F0}) |"));
        output.WriteLine(Text($"| resources/s by the clock | {rates.Select(one => one.Clock).Order().ElementAt(Rounds / 2):F0} ({rates.Min(one => one.Clock):F0}-{rates.Max(one => one.Clock):F0}) |"));
        output.WriteLine(Text($"| start: definitions ready, processor time (clock) | {start.Own.TotalMilliseconds:F0} ms ({start.Clock.TotalMilliseconds:F0} ms) |"));
        output.WriteLine(Text($"| first resource, with its type, processor time (clock) | {first.Own.TotalMilliseconds:F0} ms ({first.Clock.TotalMilliseconds:F0} ms) |"));
        output.WriteLine(Text($"| memory after the first resource | {atStart / 1e6:F1} MB |"));
        output.WriteLine(Text($"| memory after all | {atEnd / 1e6:F1} MB |"));
        PrintFound(output, validator, lines);
        return 0;
    }

    private static (T Value, (TimeSpan Clock, TimeSpan Own) Time) Timed<T>(Func<T> run)
    {
        using var process = Process.GetCurrentProcess();
        var (own, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        var value = run();
        process.Refresh();
        return (value, (watch.Elapsed, process.TotalProcessorTime - own));
    }

    // The clock tells what a person waits; the processor's time is what a core of one's own would give on a busy machine.
    private static (double Clock, double Own)[] Measure(FhirValidator validator, IReadOnlyList<byte[]> lines)
    {
        var rates = new (double, double)[Rounds];
        using var process = Process.GetCurrentProcess();
        for (var round = -2; round < Rounds; round++)
        {
            process.Refresh();
            var (own, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
            foreach (var line in lines)
            {
                validator.Validate(line);
            }

            process.Refresh();
            if (round >= 0)
            {
                rates[round] = (lines.Count / watch.Elapsed.TotalSeconds, lines.Count / (process.TotalProcessorTime - own).TotalSeconds);
            }
        }

        return rates;
    }

    private static void PrintFound(TextWriter output, FhirValidator validator, IReadOnlyList<byte[]> lines)
    {
        var issues = lines.SelectMany(line => validator.Validate(line).Issues).GroupBy(issue => (issue.Severity, issue.Rule)).OrderBy(group => group.Key.Severity).ThenByDescending(group => group.Count());
        output.WriteLine();
        output.WriteLine("| found | rule | how often |");
        output.WriteLine("|---|---|--:|");
        foreach (var group in issues)
        {
            output.WriteLine(Text($"| {group.Key.Severity} | {group.Key.Rule} | {group.Count()} |"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
