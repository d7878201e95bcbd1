using System.Text.Json.Nodes;

namespace Prescreen.Cli.Tests.Commands;

public sealed class ProtocolDiffTests : IDisposable
{
    private readonly SmallTrial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public async Task Diff_AStricterLimit_TellsWhatChangedWhoIsLostAndWhy()
    {
        var run = await DiffAsync(Amended("80", "150"), trial.Bundle);

        run.Error.ShouldBeEmpty();
        run.Exit.ShouldBe(0);
        run.Output.ShouldStartWith("small-trial 2.1.0 → 2.2.0, as of 2026-11-20T09:00:00Z");
        run.Output.ShouldContain("Changed I2.platelets: Platelet count ≥150×10⁹/L");
        run.Output.ShouldContain("    before: ≥80 10*9/L within 14 days");
        run.Output.ShouldContain("Lost (no longer candidate or potential candidate): 1\n  Patient/1: candidate → ineligible\n      I2.platelets: met → not-met\n        before: Platelet count 120 ");
        run.Output.ShouldContain("2 patients: 0 newly in view, 1 lost, ");
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 100);
    }

    [Fact]
    public async Task Diff_AsJson_HoldsBothVersionsReasonsAndTotals()
    {
        var run = await DiffAsync(Amended("80", "150"), trial.Bundle, "--format", "json");

        var json = JsonNode.Parse(run.Output)!;
        ((string)json["after"]!["version"]!).ShouldBe("2.2.0");
        ((string)json["criteria"]![0]!["change"]!).ShouldBe("changed");
        var patient = json["patients"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)patient["effect"]!).ShouldBe("lost");
        ((string)patient["criteria"]![0]!["after"]!["outcome"]!).ShouldBe("not-met");
        ((int)json["totals"]!["effects"]!["lost"]!).ShouldBe(1);
    }

    [Fact]
    public async Task Diff_OfAFileWithItself_FindsNothing()
    {
        var run = await DiffAsync(trial.Protocol, trial.Bundle);

        run.Output.ShouldContain("No criterion differs in words; the files are the same.");
        run.Output.ShouldContain(" 2 untouched.");
    }

    [Fact]
    public async Task Diff_OfTwoTrials_IsRefusedAsUsage()
    {
        var run = await DiffAsync("cea-car-t", trial.Bundle);

        run.Exit.ShouldBe(2);
        run.Error.ShouldContain("APP-013");
    }

    [Fact]
    public async Task Diff_InputThatCanNotBeRead_IsToldAndTheRestCompared()
    {
        var run = await CommandRun.OfAsync("protocol", "diff", trial.Protocol, Amended("80", "150"), trial.Bundle, trial.Write("broken.json", "{"), "--as-of", "2026-11-20T09:00:00Z");

        run.Exit.ShouldBe(1);
        run.Error.ShouldContain("broken.json");
        run.Output.ShouldContain("1 lost");
    }

    private string Amended(string limit, string now) => trial.Write("amended.yaml", File.ReadAllText(trial.Protocol)
        .Replace("2.1.0", "2.2.0", StringComparison.Ordinal)
        .Replace($"≥{limit}×", $"≥{now}×", StringComparison.Ordinal)
        .Replace($">= {limit} ", $">= {now} ", StringComparison.Ordinal));

    private Task<CommandRun> DiffAsync(string after, string input, params string[] more)
        => CommandRun.OfAsync(["protocol", "diff", trial.Protocol, after, input, "--as-of", "2026-11-20T09:00:00Z", .. more]);
}
