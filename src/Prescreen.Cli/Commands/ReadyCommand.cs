using System.CommandLine;
using System.Text;
using Prescreen.Cli.Readiness;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen ready</c>: how well a site's data answers the trials, as a report it can be sent.</summary>
internal static class ReadyCommand
{
    private const string Description =
        "Reports how ready a site's data is: per criterion the share of patients with usable coded data, local codes and units to be mapped, missing reference ranges, old results, and what was refused. Holds counts only, no patient's data.";

    private const string Examples = """
        prescreen ready export/
        prescreen ready --protocol cea-car-t --as-of 2026-11-20 export/*.ndjson
        prescreen ready --format html --output readiness.html export/
        prescreen ready --format json bundle.json > readiness.json
        """;

    public static Command Create(Surroundings surroundings)
    {
        RecordArguments records = new();
        Option<string[]> protocol = new("--protocol") { Description = "A protocol's id or file; may be given more than once. Without: all that come with prescreen.", HelpName = "ID|FILE" };
        Option<string> format = new("--format") { Description = "table for people, json for programs, html for one page that can be sent and printed.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json", "html");
        Option<string?> target = new("--output") { Description = "Writes the report into this file instead of to the terminal.", HelpName = "FILE" };
        HelpedCommand command = new("ready", Description, Examples) { records.Input, protocol, records.AsOf, records.TimeZone, format, target, records.ConceptMaps };
        command.SetAction(parsed =>
        {
            if (!records.Time(parsed, surroundings.Time).TryGet(out var time, out var problem)
                || !ProtocolChoice.Load(parsed.GetValue(protocol) ?? [], Profiles.ValueSets, parsed.GetValue(records.ConceptMaps)).TryGet(out var protocols, out problem)
                || !RecordArguments.Narrative().TryGet(out var narrative, out problem))
            {
                surroundings.Error.WriteLine(problem);
                return ExitCode.Usage;
            }

            records.TellNow(parsed, time, surroundings);
            RecordArguments.TellMaps(protocols.MapNotices, surroundings);

            return Write(parsed.GetValue(target), surroundings, output => new ReadyRun(protocols, narrative, time, surroundings)
                .Run(records.Paths(parsed), report => Show(report, parsed.GetRequiredValue(format), output, surroundings)));
        });
        return command;
    }

    private static void Show(ReadinessReport report, string format, TextWriter output, Surroundings surroundings)
    {
        switch (format)
        {
            case "json":
                ReadinessJson.Write(report, output);
                break;
            case "html":
                output.Write(ReadinessPage.Of(report));
                break;
            default:
                ReadinessTable.Write(report, output, surroundings.HasColour && output == surroundings.Output);
                break;
        }
    }

    // The file is opened first: nobody should wait for a report that can't be written.
    private static int Write(string? path, Surroundings surroundings, Func<TextWriter, int> run)
    {
        if (path is null)
        {
            return run(surroundings.Output);
        }

        try
        {
            using StreamWriter file = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            var exit = run(file);
            surroundings.Error.WriteLine($"The report is in {path}.");
            return exit;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            surroundings.Error.WriteLine(new Problem(ProblemKind.Unavailable, "CLI-065", "The report can't be written there: check that the folder exists, and its rights.") { Place = path });
            return ExitCode.Usage;
        }
    }
}
