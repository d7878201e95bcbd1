using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Prescreen.Cli.Commands;

namespace Prescreen.Cli;

/// <summary>The whole command line. Exit codes: 0 done, 1 some input unreadable (the rest is done), 2 bad usage, 130 interrupted.</summary>
internal static class PrescreenCommand
{
    private const int HelpWidth = 100;

    private const string Examples = """
        prescreen demo --exit                                 the whole loop on a synthetic hospital
        prescreen screen bundles/                             who fits which trial, as a table
        prescreen screen --format ndjson export/ > out.ndjson every verdict with its evidence
        prescreen ready export/                               how ready a site's data is, and what to mend
        prescreen findings report.txt                         what a report says, with its words marked
        prescreen validate patient.json                       whether FHIR is as it should be, and how to mend it
        prescreen protocol show cea-car-t                     what a trial asks, in words
        """;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Surroundings surroundings, CancellationToken cancellationToken = default)
    {
        var parsed = Create(surroundings).Parse(arguments.Count == 0 ? ["--help"] : arguments);
        if (parsed.Action is ParseErrorAction)
        {
            await WriteErrorsAsync(parsed, surroundings.Error);
            return ExitCode.Usage;
        }

        InvocationConfiguration configuration = new() { Output = surroundings.Output, Error = surroundings.Error };
        return await parsed.InvokeAsync(configuration, cancellationToken);
    }

    // A plain command, for a RootCommand takes its name from the file it runs from.
    internal static HelpedCommand Create(Surroundings surroundings)
    {
        HelpOption help = new();
        var usual = (HelpAction)help.Action!;
        usual.MaxWidth = HelpWidth;
        help.Action = new ExamplesHelp(usual);
        return new HelpedCommand("prescreen", "Tells which patients may fit a trial, criterion by criterion, from FHIR R4 records.", Examples)
        {
            help,
            new VersionOption(),
            DemoCommand.Create(surroundings),
            ScreenCommand.Create(surroundings),
            ReadyCommand.Create(surroundings),
            FindingsCommand.Create(surroundings),
            ProtocolCommand.Create(surroundings),
            ValidateCommand.Create(surroundings),
            ServeCommand.Create(surroundings),
            SubscriptionsCommand.Create(surroundings),
            LedgerCommand.Create(surroundings),
            DigestCommand.Create(surroundings),
            VocabularyCommand.Create(surroundings),
            UnitsCommand.Create(surroundings.Output, surroundings.Error),
            TestServerCommand.Create(surroundings.Output, surroundings.Error),
        };
    }

    private static async Task WriteErrorsAsync(ParseResult parsed, TextWriter error)
    {
        // A word that isn't known makes the parser miss the command as well: then only the word is of interest.
        var unknown = parsed.UnmatchedTokens.Count > 0;
        foreach (var wrong in parsed.Errors.Where(one => !unknown || one.SymbolResult is not CommandResult).Select(one => one.Message).Distinct(StringComparer.Ordinal))
        {
            await error.WriteLineAsync($"CLI-001: {wrong}");
        }

        foreach (var word in parsed.UnmatchedTokens)
        {
            await error.WriteLineAsync($"CLI-002: '{word}' isn't known here.");
        }

        var path = string.Join(' ', Path(parsed.CommandResult));
        await error.WriteLineAsync($"`{path} --help` shows how it is used.");
    }

    private static IEnumerable<string> Path(CommandResult result)
        => result.Parent is CommandResult parent ? Path(parent).Append(result.Command.Name) : [result.Command.Name];
}
