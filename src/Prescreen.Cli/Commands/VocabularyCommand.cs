using System.CommandLine;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen vocabulary</c>: the value sets that say what codes and words mean.</summary>
internal static class VocabularyCommand
{
    private const string CheckDescription =
        "Checks value sets: duplicate, malformed and unknown codes and systems, codes that two opposed sets share, displays that differ from the code's name, sets that no protocol asks for or that are missing. Ends with 1 where something must be mended.";

    private const string CheckExamples = """
        prescreen vocabulary check
        prescreen vocabulary check our-valuesets/ --protocol our-trial.yaml
        prescreen vocabulary check --definitions node_modules/hl7.terminology.r4/
        prescreen vocabulary check --format json > findings.json
        """;

    private const string DiffExamples = """
        prescreen vocabulary diff valuesets-2026-10/ valuesets/
        prescreen vocabulary diff --format json before/ after/
        """;

    public static Command Create(Surroundings surroundings) => new("vocabulary", "Checks, expands and compares the value sets that say what codes mean.")
    {
        Check(surroundings),
        Diff(surroundings),
    };

    /// <summary>--format of the answers.</summary>
    internal static Option<string> Format()
    {
        Option<string> format = new("--format") { Description = "table for people; json for programs.", DefaultValueFactory = _ => "table" };
        return format.AcceptOnlyFromAmong("table", "json");
    }

    private static HelpedCommand Check(Surroundings surroundings)
    {
        Argument<string> folder = new("FOLDER") { Description = "The value sets; those that come with prescreen where none is named.", DefaultValueFactory = _ => Profiles.ValueSets };
        Option<string[]> protocols = new("--protocol") { Description = "A protocol that uses them, by id or file; may be given more than once. All that come with prescreen where none is.", HelpName = "ID|FILE" };
        Option<string[]> definitions = new("--definitions")
        {
            Description = "A folder of CodeSystems and ValueSets that tell how codes are called, such as an npm package of FHIR; may be given more than once.",
            HelpName = "FOLDER",
        };
        var format = Format();
        HelpedCommand command = new("check", CheckDescription, CheckExamples) { folder, protocols, definitions, format };
        command.SetAction(parsed => VocabularyCheckRun.Run(
            parsed.GetRequiredValue(folder), parsed.GetValue(protocols) ?? [], parsed.GetValue(definitions) ?? [], parsed.GetRequiredValue(format) == "json", surroundings));
        return command;
    }

    private static HelpedCommand Diff(Surroundings surroundings)
    {
        Argument<string> old = new("OLD") { Description = "The folder of value sets as it was." };
        Argument<string> now = new("NEW") { Description = "The folder as it is." };
        var format = Format();
        HelpedCommand command = new("diff", "Tells per value set which codes and words were added or removed, and which are displayed otherwise.", DiffExamples) { old, now, format };
        command.SetAction(parsed => VocabularyDiffRun.Run(parsed.GetRequiredValue(old), parsed.GetRequiredValue(now), parsed.GetRequiredValue(format) == "json", surroundings));
        return command;
    }
}
