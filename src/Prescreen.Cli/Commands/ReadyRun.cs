using System.Collections.Immutable;
using Prescreen.Cli.Readiness;
using Prescreen.Fhir.Json.LocalCodes;
using Prescreen.Insights;
using Prescreen.Narrative;
using Prescreen.Screening;

namespace Prescreen.Cli.Commands;

/// <summary>One run of <c>prescreen ready</c>: reads all input twice, for its records and for its local codes, and counts.</summary>
internal sealed class ReadyRun(ActiveProtocols protocols, NarrativeReader narrative, SiteTime time, Surroundings surroundings)
{
    /// <summary>The exit code.</summary>
    public int Run(IReadOnlyList<string> input, Action<ReadinessReport> show)
    {
        LocalCodeTally codes = new(protocols.Vocabulary);
        var files = InputFiles.Of(input);
        var gatherer = InputReading.Read(files, protocols.Vocabulary, narrative, time, surroundings, path => LocalCodeFiles.Read(path, codes));
        SiteReadinessCounter counter = new(protocols.All, time.AsOf, time.Calendar);
        foreach (var record in gatherer.Build())
        {
            counter.Add(record);
        }

        MappingSuggester suggester = new(protocols.Vocabulary, protocols.All);
        show(new ReadinessReport
        {
            AsOf = time.AsOf,
            Files = files.Count,
            Resources = gatherer.Counts.Resources,
            Patients = counter.Patients,
            Protocols = counter.Protocols,
            Units = counter.Units,
            Codes = [.. codes.Codes.Where(code => code.MappedTo is null).Select(code => new UnmappedCode(code, suggester.Suggest(code.ResourceType, code.Display, code.Unit))).OrderBy(code => code.Suggestion is null)],
            Mapped = [.. codes.Codes.Where(code => code.MappedTo is not null)],
            WordsOnly = [.. codes.WordsOnly.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal)],
            Problems = Counted(gatherer.Problems),
        });
        if (counter.Patients == 0)
        {
            surroundings.Error.WriteLine("CLI-066: No patient was found in the input, so no criterion could be counted: give FHIR R4 Bundles, resources or bulk exports that hold Patient resources.");
        }

        return InputReading.ExitOf(gatherer, counter.Patients);
    }

    // Places name files and resources, and so perhaps a patient: only code and count go into the report.
    private static ImmutableArray<ProblemCount> Counted(IReadOnlyList<Problem> problems)
        => [.. problems.GroupBy(problem => problem.Code)
            .Select(group => new ProblemCount(group.Key, group.First().Text, group.Count(), LostInput.Is(group.First())))
            .OrderByDescending(one => one.IsLost).ThenByDescending(one => one.Count).ThenBy(one => one.Code, StringComparer.Ordinal)];
}
