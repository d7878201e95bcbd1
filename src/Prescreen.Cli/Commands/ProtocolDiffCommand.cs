using System.CommandLine;
using Prescreen.Cli.Diff;
using Prescreen.Fhir.Vocabulary;
using Prescreen.Screening;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen protocol diff</c>: two versions of a protocol over the same records.</summary>
internal static class ProtocolDiffCommand
{
    private const string Description =
        "Compares two versions of a protocol over the same records: which criteria differ, who comes newly into view, who is lost, whose status changes otherwise, and why. Ends with 1 where some input can't be read, 2 where a protocol is wrong.";

    private const string Examples = """
        prescreen protocol diff cea-car-t cea-car-t-1.1.yaml --as-of 2026-11-20 patients/
        prescreen protocol diff old.yaml new.yaml --as-of 2026-11-20T09:00:00Z --format json export/*.ndjson > amendment.json
        """;

    public static Command Create(Surroundings surroundings)
    {
        Argument<string> before = new("OLD") { Description = "The old version: a protocol file (*.yaml), or the id of one that comes with prescreen." };
        Argument<string> after = new("NEW") { Description = "The new version, likewise; its id must be the same." };
        RecordArguments records = new();
        Option<string> format = new("--format") { Description = "table for people; json for programs: one object, with every patient for whom something differs.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        Option<string?> valueSets = new("--value-sets") { Description = "A folder of value sets to use in place of those that come with prescreen.", HelpName = "FOLDER" };
        HelpedCommand command = new("diff", Description, Examples) { before, after, records.Input, records.AsOf, records.TimeZone, format, valueSets, records.ConceptMaps };
        command.SetAction(parsed =>
        {
            if (!records.Time(parsed, surroundings.Time).TryGet(out var time, out var problem)
                || !Load(parsed.GetRequiredValue(before), parsed.GetRequiredValue(after), parsed.GetValue(valueSets) ?? Profiles.ValueSets, parsed.GetValue(records.ConceptMaps)).TryGet(out var versions, out problem)
                || !RecordArguments.Narrative().TryGet(out var narrative, out problem))
            {
                surroundings.Error.WriteLine(problem);
                return ExitCode.Usage;
            }

            records.TellNow(parsed, time, surroundings);
            RecordArguments.TellMaps(versions.MapNotices, surroundings);

            IDiffOutput output = parsed.GetRequiredValue(format) == "json" ? new DiffJson(surroundings.Output) : new DiffTable(surroundings.Output);
            return new DiffRun(versions, narrative, time, output, surroundings).Run(records.Paths(parsed));
        });
        return command;
    }

    private static Result<ProtocolVersions> Load(string before, string after, string valueSets, string? conceptMaps)
    {
        if (!ProtocolChoice.Read(before).TryGet(out var old, out var problem) || !ProtocolChoice.Read(after).TryGet(out var now, out problem))
        {
            return problem;
        }

        return VocabularyFolder.Read(valueSets).TryGet(out var sources, out problem) && ConceptMapFolder.Read(conceptMaps).TryGet(out var map, out problem)
            ? ProtocolVersions.Compile(old, now, sources, map)
            : problem;
    }
}
