using Prescreen.Fhir.Json.Facts;
using Prescreen.Narrative;
using Prescreen.Vocabulary;

namespace Prescreen.Cli.Commands;

/// <summary>Reads records from files, with progress where somebody watches.</summary>
internal static class InputReading
{
    /// <summary>All files read; the problems are the gatherer's. What is to be done with each file besides comes right after it is read.</summary>
    public static RecordGatherer Read(
        IReadOnlyList<InputFile> files, ConceptVocabulary vocabulary, NarrativeReader narrative, SiteTime time, Surroundings surroundings, Action<string>? besides = null)
    {
        RecordGatherer gatherer = new(vocabulary, time.Calendar, narrative: narrative.Read);
        using var progress = new Progress(surroundings, (besides is null ? 1 : 2) * files.Sum(file => file.Bytes));
        var reader = new FhirFileReader(gatherer);
        foreach (var file in files)
        {
            progress.Reading(file);
            reader.Read(file.Path);
            if (besides is not null)
            {
                progress.Reading(file);
                besides(file.Path);
            }
        }

        return gatherer;
    }

    /// <summary>Tells what could not be read, and ends: 1 where input was lost or held no patient.</summary>
    public static int Tell(RecordGatherer gatherer, int patients, Surroundings surroundings)
    {
        foreach (var problem in gatherer.Problems)
        {
            surroundings.Error.WriteLine(problem);
        }

        if (patients == 0)
        {
            surroundings.Error.WriteLine("CLI-012: No patient was found in the input: give FHIR R4 Bundles, resources or bulk exports that hold Patient resources.");
        }

        return ExitOf(gatherer, patients);
    }

    /// <summary>1 where input was lost or held no patient.</summary>
    public static int ExitOf(RecordGatherer gatherer, int patients) => patients > 0 && !gatherer.Problems.Any(LostInput.Is) ? ExitCode.Done : ExitCode.Partly;
}
