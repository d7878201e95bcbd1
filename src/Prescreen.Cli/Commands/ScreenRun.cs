using System.Diagnostics;
using System.Globalization;
using Prescreen.Cli.Output;
using Prescreen.Evaluation;
using Prescreen.Fhir.Json.Facts;
using Prescreen.Narrative;
using Prescreen.Screening;

namespace Prescreen.Cli.Commands;

/// <summary>One run of <c>prescreen screen</c>: reads all input, judges every patient by every protocol, tells what could not be read.</summary>
internal sealed class ScreenRun(ActiveProtocols protocols, NarrativeReader narrative, SiteTime time, IAssessmentOutput output, Surroundings surroundings)
{
    private const double MegaByte = 1024 * 1024;

    /// <summary>Leaves out whom a trial doesn't consider.</summary>
    public bool OnlyConsidered { get; init; }

    /// <summary>Tells how much was read and how fast.</summary>
    public bool TellsStatistics { get; init; }

    /// <summary>The exit code.</summary>
    public int Run(IReadOnlyList<string> input)
    {
        var started = Stopwatch.GetTimestamp();
        var files = InputFiles.Of(input);
        var gatherer = InputReading.Read(files, protocols.Vocabulary, narrative, time, surroundings);
        var patients = Judge(gatherer);
        output.Finish();
        var code = InputReading.Tell(gatherer, patients, surroundings);
        if (TellsStatistics)
        {
            Tell(gatherer.Counts, patients, files.Sum(file => file.Bytes), Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return code;
    }

    private int Judge(RecordGatherer gatherer)
    {
        var patients = 0;
        foreach (var record in gatherer.Build())
        {
            patients++;
            foreach (var protocol in protocols.All)
            {
                var assessment = Evaluator.Evaluate(record, protocol, time.AsOf, time.Calendar);
                if (!OnlyConsidered || assessment.Status is not EligibilityStatus.NotConsidered)
                {
                    output.Add(assessment);
                }
            }
        }

        return patients;
    }

    private void Tell(GatherCounts counts, int patients, long bytes, double seconds)
    {
        using var process = Process.GetCurrentProcess();
        var megaBytes = bytes / MegaByte;
        var peak = process.PeakWorkingSet64 / MegaByte;
        surroundings.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{counts.Resources} resources ({counts.Kept} kept, {counts.Ignored} ignored, {counts.Damaged} damaged) of {patients} patients in {megaBytes:0.0} MB; {seconds:0.00} s, {megaBytes / seconds:0} MB/s, peak memory {peak:0} MB"));
    }
}
