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
        RecordGatherer gatherer = new(protocols.Vocabulary, time.Calendar, narrative: narrative.Read);
        var files = InputFiles.Of(input);
        using (var progress = new Progress(surroundings, files.Sum(file => file.Bytes)))
        {
            var reader = new FhirFileReader(gatherer);
            foreach (var file in files)
            {
                progress.Reading(file);
                reader.Read(file.Path);
            }
        }

        var patients = Judge(gatherer);
        output.Finish();
        foreach (var problem in gatherer.Problems)
        {
            surroundings.Error.WriteLine(problem);
        }

        if (patients == 0)
        {
            surroundings.Error.WriteLine("CLI-012: No patient was found in the input: give FHIR R4 Bundles, resources or bulk exports that hold Patient resources.");
        }

        if (TellsStatistics)
        {
            Tell(gatherer.Counts, patients, files.Sum(file => file.Bytes), Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return patients > 0 && !gatherer.Problems.Any(LostInput.Is) ? ExitCode.Done : ExitCode.Partly;
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
