using System.CommandLine;
using Prescreen.Cli.Output;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen screen</c>: records from files against protocols.</summary>
internal static class ScreenCommand
{
    private const string Examples = """
        prescreen screen --as-of 2026-11-20 patients/
        prescreen screen --protocol cea-car-t --as-of 2026-11-20T09:00:00Z --format ndjson export/*.ndjson
        prescreen screen --protocol my-trial.yaml --value-sets my-valuesets/ --time-zone Asia/Shanghai bundle.json
        prescreen screen --concept-maps our-maps/ export/*.ndjson
        prescreen screen --format csv --only-considered patients/ > verdicts.csv
        """;

    public static Command Create(Surroundings surroundings)
    {
        RecordArguments records = new();
        Option<string[]> protocol = new("--protocol") { Description = "A protocol's id or file; may be given more than once. Without: all that come with prescreen.", HelpName = "ID|FILE" };
        Option<string> format = new("--format") { Description = "table for people, ndjson for programs (every verdict with evidence), csv for spreadsheets.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "ndjson", "csv");
        Option<bool> stats = new("--stats") { Description = "Say at the end how much was read, how fast, and in how much memory." };
        Option<bool> onlyConsidered = new("--only-considered") { Description = "Leave out patients whom a trial doesn't consider." };
        Option<string?> valueSets = new("--value-sets") { Description = "A folder of value sets to use in place of those that come with prescreen.", HelpName = "FOLDER" };
        HelpedCommand command = new("screen", "Says of every patient in FHIR files whether they may fit a trial, and why.", Examples)
        {
            records.Input, protocol, records.AsOf, records.TimeZone, format, stats, onlyConsidered, valueSets, records.ConceptMaps,
        };
        command.SetAction(parsed =>
        {
            if (!records.Time(parsed, surroundings.Time).TryGet(out var time, out var problem)
                || !ProtocolChoice.Load(parsed.GetValue(protocol) ?? [], parsed.GetValue(valueSets) ?? Profiles.ValueSets, parsed.GetValue(records.ConceptMaps)).TryGet(out var protocols, out problem)
                || !RecordArguments.Narrative().TryGet(out var narrative, out problem))
            {
                surroundings.Error.WriteLine(problem);
                return ExitCode.Usage;
            }

            records.TellNow(parsed, time, surroundings);
            RecordArguments.TellMaps(protocols.MapNotices, surroundings);

            var only = parsed.GetValue(onlyConsidered);
            IAssessmentOutput output = parsed.GetRequiredValue(format) switch
            {
                "ndjson" => new NdjsonOutput(surroundings.Output),
                "csv" => new CsvOutput(surroundings.Output),
                _ => new TableOutput(surroundings.Output, surroundings.HasColour),
            };
            return new ScreenRun(protocols, narrative, time, output, surroundings) { OnlyConsidered = only, TellsStatistics = parsed.GetValue(stats) }.Run(records.Paths(parsed));
        });
        return command;
    }
}
