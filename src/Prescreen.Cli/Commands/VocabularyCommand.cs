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

    private const string ExpandExamples = """
        prescreen vocabulary expand --tx https://tx.hospital.example/fhir
        prescreen vocabulary expand --tx https://tx.hospital.example/fhir --output expanded/ colorectal-cancer infection
        prescreen vocabulary expand --tx https://tx.hospital.example/fhir --auth smart --config prescreen.json
        """;

    private const string DiffExamples = """
        prescreen vocabulary diff valuesets-2026-10/ valuesets/
        prescreen vocabulary diff --format json before/ after/
        """;

    public static Command Create(Surroundings surroundings) => new("vocabulary", "Checks, expands and compares the value sets that say what codes mean.")
    {
        Check(surroundings),
        Expand(surroundings),
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

    private static HelpedCommand Expand(Surroundings surroundings)
    {
        Argument<string[]> sets = new("SET") { Description = "Ids of value sets; all that name codes by a rule where none is named.", Arity = ArgumentArity.ZeroOrMore };
        Option<string> tx = new("--tx") { Description = "The hospital's terminology server: a FHIR R4 base address.", HelpName = "URL", Required = true };
        Option<string?> auth = new("--auth") { Description = "How to sign in there: none, smart or azure, with the keys of Prescreen:Terminology, which are those of Prescreen:Ehr.", HelpName = "none|smart|azure" };
        auth.AcceptOnlyFromAmong("none", "smart", "azure");
        var config = Installation.ConfigOption();
        Option<string> from = new("--valuesets") { Description = "The folder of value sets; those that come with prescreen where none is named.", HelpName = "FOLDER", DefaultValueFactory = _ => Profiles.ValueSets };
        Option<string> output = new("--output") { Description = "Where all value sets are written, ready to be Prescreen:ValueSets.", HelpName = "FOLDER", DefaultValueFactory = _ => "valuesets-expanded" };
        var format = Format();
        HelpedCommand command = new("expand", "Has value sets that name codes by a rule (ICD, ATC, SNOMED CT is-a) expanded by a terminology server, and writes them as files the engine can load.", ExpandExamples)
        {
            sets, tx, auth, config, from, output, format,
        };
        command.SetAction((parsed, ct) => VocabularyExpandRun.RunAsync(
            new VocabularyExpandWish(
                parsed.GetValue(sets) ?? [], parsed.GetRequiredValue(tx), parsed.GetValue(auth), parsed.GetValue(config),
                parsed.GetRequiredValue(from), parsed.GetRequiredValue(output), parsed.GetRequiredValue(format) == "json"),
            surroundings,
            ct));
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
