using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace Prescreen.Cli.Tests.Conventions;

/// <summary>The README names nothing that isn't there.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Text = SourceTree.Text("README.md");

    [Fact]
    public void Commands_InItsBlocks_AreUnderstoodByTheProgram()
    {
        var lines = Block().Matches(Text).SelectMany(block => block.Groups[1].Value.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
            .Select(line => Command().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToList();

        lines.ShouldNotBeEmpty();
        lines.Where(line => !IsUnderstood(line)).ShouldBeEmpty();
    }

    [Fact]
    public void Links_AndFolders_Exist()
        => Links().Matches(Text).Concat(Folders().Matches(Text)).Select(match => match.Groups[1].Value)
            .Where(path => !path.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(SourceTree.Root, path)))
            .ShouldBeEmpty();

    private static bool IsUnderstood(string line)
    {
        var parsed = PrescreenCommand.Create(new Surroundings(TextWriter.Null, TextWriter.Null, TimeProvider.System, IsWatched: false, HasColour: false)).Parse(CommandLineParser.SplitCommandLine(line).ToList());
        return parsed.UnmatchedTokens.Count == 0 && (parsed.Errors.Count == 0 || line.TrimEnd().EndsWith("--help", StringComparison.Ordinal));
    }

    [GeneratedRegex("```bash\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?:[A-Za-z_]+=\S+ +)*\./prescreen ([^#>|]*)")]
    private static partial Regex Command();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"^\| `((?:src|functions|fhir-profiles|tests)[\w./-]*)` \|", RegexOptions.Multiline)]
    private static partial Regex Folders();
}
