using System.CommandLine;
using Prescreen.Cli.Output;
using Prescreen.Fhir.Vocabulary;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen screen</c>: records from files against protocols.</summary>
internal static class ScreenCommand
{
    private const string Examples = """
        prescreen screen --as-of 2026-11-20 patients/
        prescreen screen --protocol cea-car-t --as-of 2026-11-20T09:00:00Z --format ndjson export/*.ndjson
        prescreen screen --protocol my-trial.yaml --value-sets my-valuesets/ --time-zone Asia/Shanghai bundle.json
        prescreen screen --format csv --only-considered patients/ > verdicts.csv
        """;

    public static Command Create(Surroundings surroundings)
    {
        Argument<string[]> input = new("INPUT") { Description = "Bundles or resources (*.json), bulk exports (*.ndjson), or folders of them.", Arity = ArgumentArity.OneOrMore };
        Option<string[]> protocol = new("--protocol") { Description = "A protocol's id or file; may be given more than once. Without: all that come with prescreen.", HelpName = "ID|FILE" };
        Option<string?> asOf = new("--as-of") { Description = "The instant everything is relative to; a date alone means the end of that day. Without: now.", HelpName = "INSTANT" };
        Option<string?> zone = new("--time-zone") { Description = "The site's time zone, in which days are counted; UTC without.", HelpName = "ZONE" };
        Option<string> format = new("--format") { Description = "table for people, ndjson for programs (every verdict with evidence), csv for spreadsheets.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "ndjson", "csv");
        Option<bool> stats = new("--stats") { Description = "Say at the end how much was read, how fast, and in how much memory." };
        Option<bool> onlyConsidered = new("--only-considered") { Description = "Leave out patients whom a trial doesn't consider." };
        Option<string?> valueSets = new("--value-sets") { Description = "A folder of value sets to use in place of those that come with prescreen.", HelpName = "FOLDER" };
        HelpedCommand command = new("screen", "Says of every patient in FHIR files whether they may fit a trial, and why.", Examples)
        {
            input, protocol, asOf, zone, format, stats, onlyConsidered, valueSets,
        };
        command.SetAction(parsed =>
        {
            if (!SiteTime.Read(parsed.GetValue(asOf), parsed.GetValue(zone), surroundings.Time).TryGet(out var time, out var problem)
                || !ProtocolChoice.Load(parsed.GetValue(protocol) ?? [], parsed.GetValue(valueSets) ?? Profiles.ValueSets).TryGet(out var protocols, out problem))
            {
                surroundings.Error.WriteLine(problem);
                return ExitCode.Usage;
            }

            var (narrative, wrongLexicons) = LexiconFolder.Load(Profiles.Narrative);
            if (narrative is null)
            {
                surroundings.Error.WriteLine(wrongLexicons[0]);
                return ExitCode.Usage;
            }

            if (parsed.GetValue(asOf) is null)
            {
                surroundings.Error.WriteLine($"As of now, {SiteTime.Show(time.AsOf)}; give --as-of to be able to repeat the answer.");
            }

            var only = parsed.GetValue(onlyConsidered);
            IAssessmentOutput output = parsed.GetRequiredValue(format) switch
            {
                "ndjson" => new NdjsonOutput(surroundings.Output),
                "csv" => new CsvOutput(surroundings.Output),
                _ => new TableOutput(surroundings.Output, surroundings.HasColour),
            };
            return new ScreenRun(protocols, narrative, time, output, surroundings) { OnlyConsidered = only, TellsStatistics = parsed.GetValue(stats) }.Run(parsed.GetValue(input) ?? []);
        });
        return command;
    }
}
