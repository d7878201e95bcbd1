namespace Prescreen.Cli.Tests.Commands;

public sealed class ProtocolCommandTests : IDisposable
{
    private readonly SmallTrial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public async Task Check_TheProtocolsThatComeWithIt_AreRight()
    {
        var run = await CommandRun.OfAsync("protocol", "check", "cea-car-t", "her2-car-t", trial.Protocol);

        run.Error.ShouldBeEmpty();
        run.Exit.ShouldBe(0);
        run.Output.ShouldContain("cea-car-t: cea-car-t 1.0.0 is right: ");
    }

    [Fact]
    public async Task Check_AWrongFile_TellsAllItsErrorsWithLineAndColumn()
    {
        var file = trial.Write("wrong.yaml", File.ReadAllText(trial.Protocol)
            .Replace("condition: colorectal-cancer", "condition: colorectal-cancre", StringComparison.Ordinal)
            .Replace("\">= 80 10*9/L\"", "\">= 80 g/L\"", StringComparison.Ordinal)
            .Replace("considers: [I1]", "considers: [I9]", StringComparison.Ordinal));

        var run = await CommandRun.OfAsync("protocol", "check", file, "cea-car-t");

        run.Exit.ShouldBe(1);
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[(file.Length + 1)..].Split(": ")[0])
            .ShouldBe(["5:13", "12:22", "14:84"]);
        run.Error.ShouldContain("did you mean 'colorectal-cancer'?");
        run.Output.ShouldContain("cea-car-t 1.0.0 is right");
    }

    [Fact]
    public async Task Check_NoSuchFile_NamesThoseThereAre()
    {
        var run = await CommandRun.OfAsync("protocol", "check", "cea");

        run.Exit.ShouldBe(1);
        run.Error.ShouldStartWith("cea: CLI-010: ");
    }

    [Fact]
    public async Task Show_AProtocol_TellsKindsCodesLimitsAndOutcomes()
    {
        var run = await CommandRun.OfAsync("protocol", "show", trial.Protocol);

        run.Exit.ShouldBe(0);
        run.Output.ShouldContain("I2.platelets: Platelet count ≥80×10⁹/L");
        run.Output.ShouldContain("≥80 10*9/L within 14 days: met; otherwise not-met; none in the window: unknown.");
        run.Output.ShouldContain("[colorectal-cancer: ");
    }

    [Theory]
    [InlineData("cea-car-t")]
    [InlineData("her2-car-t")]
    public async Task Show_ACommittedProtocol_HasALineForEachCriterionWithinAHundredColumns(string protocol)
    {
        var run = await CommandRun.OfAsync("protocol", "show", protocol);

        run.Error.ShouldBeEmpty();
        var lines = run.Output.Split('\n');
        lines.ShouldAllBe(line => line.Length <= 100);
        var ids = System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(Path.Combine(Profiles.Protocols, $"{protocol}.yaml")), @"^  - (?:\{ )?id: ([\w.]+)", System.Text.RegularExpressions.RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value).ToList();
        ids.Count.ShouldBeGreaterThan(20);
        ids.ShouldAllBe(id => lines.Any(line => line.StartsWith($"  {id}: ", StringComparison.Ordinal)));
    }
}
