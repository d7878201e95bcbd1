using System.CommandLine;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen protocol</c>: what is wrong with a protocol file, and what it asks in words.</summary>
internal static class ProtocolCommand
{
    private const string CheckExamples = """
        prescreen protocol check fhir-profiles/protocols/*.yaml
        prescreen protocol check my-trial.yaml --value-sets my-valuesets/
        """;

    private const string ShowExamples = """
        prescreen protocol show cea-car-t
        prescreen protocol show my-trial.yaml
        """;

    public static Command Create(Surroundings surroundings) => new("protocol", "Checks a trial's protocol file, says in words what it asks, writes it as FHIR, or compares two versions.")
    {
        Verb("check", "Tells everything that is wrong with protocol files, with line and column. Ends with 1 where something is.", CheckExamples, (files, sets) => ProtocolCheck.Run(files, sets, surroundings)),
        Verb("show", "Says in words what a protocol asks: each criterion with its codes, limits and windows, and what gives which outcome.", ShowExamples, (files, sets) => ProtocolShow.Run(files, sets, surroundings)),
        ProtocolExportCommand.Create(surroundings),
        ProtocolDiffCommand.Create(surroundings),
    };

    private static HelpedCommand Verb(string name, string description, string examples, Func<IReadOnlyList<string>, string, int> run)
    {
        Argument<string[]> files = new("FILE") { Description = "Protocol files (*.yaml), or ids of those that come with prescreen.", Arity = ArgumentArity.OneOrMore };
        Option<string?> valueSets = new("--value-sets") { Description = "A folder of value sets to use in place of those that come with prescreen.", HelpName = "FOLDER" };
        HelpedCommand command = new(name, description, examples) { files, valueSets };
        command.SetAction(parsed => run(parsed.GetValue(files) ?? [], parsed.GetValue(valueSets) ?? Profiles.ValueSets));
        return command;
    }
}
