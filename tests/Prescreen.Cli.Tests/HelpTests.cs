using System.CommandLine;

namespace Prescreen.Cli.Tests;

public sealed class HelpTests
{
    public static TheoryData<string> Verbs => [.. Leaves(PrescreenCommand.Create(new Surroundings(TextWriter.Null, TextWriter.Null, TimeProvider.System)), "")];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_OfEveryCommand_HasExamplesThatNameIt(string verb)
    {
        var run = await CommandRun.OfAsync([.. verb.Split(' '), "--help"]);

        run.Exit.ShouldBe(0);
        run.Output.ShouldContain("Examples:");
        run.Output[run.Output.IndexOf("Examples:", StringComparison.Ordinal)..].ShouldContain($"prescreen {verb}");
    }

    [Fact]
    public async Task Prescreen_WithoutArguments_ShowsHelp()
    {
        var run = await CommandRun.OfAsync();

        run.Exit.ShouldBe(0);
        run.Output.ShouldContain("prescreen [command] [options]");
        run.Output.ShouldContain("prescreen demo --exit");
    }

    [Fact]
    public async Task Version_IsTheAssemblys() => (await CommandRun.OfAsync("--version")).Output.ShouldStartWith("0.");

    private static IEnumerable<string> Leaves(Command command, string path)
        => command.Subcommands.Count == 0 ? [path] : command.Subcommands.SelectMany(child => Leaves(child, path.Length == 0 ? child.Name : $"{path} {child.Name}"));
}
