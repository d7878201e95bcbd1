using System.Text.Json;

namespace Prescreen.Cli.Tests.Commands;

public sealed class ReadyCommandTests : IDisposable
{
    private readonly SmallTrial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public async Task Ready_AsJson_CountsPatientsByWhatDecidedThem()
    {
        var run = await ReadyAsync("--format", "json", trial.Bundle);

        run.Exit.ShouldBe(0);
        using var report = JsonDocument.Parse(run.Output);
        report.RootElement.GetProperty("patients").GetInt32().ShouldBe(2);
        var protocol = report.RootElement.GetProperty("protocols")[0];
        protocol.GetProperty("considered").GetInt32().ShouldBe(1);
        var platelets = protocol.GetProperty("criteria")[1];
        (Number(platelets, "all", "coded"), Number(platelets, "all", "nothing"), Number(platelets, "considered", "coded")).ShouldBe((1, 1, 1));
        platelets.GetProperty("all").GetProperty("codedShare").GetDecimal().ShouldBe(0.5m);
    }

    [Fact]
    public async Task Ready_OldResult_IsCountedAsOlderThanTheWindow()
    {
        var run = await CommandRun.OfAsync("ready", "--protocol", trial.Protocol, "--as-of", "2027-02-01", "--format", "json", trial.Bundle);

        using var report = JsonDocument.Parse(run.Output);
        report.RootElement.GetProperty("protocols")[0].GetProperty("criteria")[1].GetProperty("onlyOlderResults").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Ready_OldResultOnThePage_IsNotCalledNothing()
    {
        var run = await CommandRun.OfAsync("ready", "--protocol", trial.Protocol, "--as-of", "2027-02-01", "--format", "html", trial.Bundle);

        run.Output.ShouldContain("1 older, 1 nothing");
    }

    [Fact]
    public async Task Ready_LocalCode_IsListedWithACountAndASuggestion()
    {
        var run = await ReadyAsync("--format", "json", trial.Bundle, Local("Blood platelets", "10*9/L"));

        using var report = JsonDocument.Parse(run.Output);
        var code = report.RootElement.GetProperty("localCodes").EnumerateArray().ShouldHaveSingleItem();
        (code.GetProperty("code").GetString(), code.GetProperty("count").GetInt32(), code.GetProperty("display").GetString()).ShouldBe(("PLT", 1, "Blood platelets"));
        code.GetProperty("suggestion").GetProperty("valueSet").GetString().ShouldBe("platelets");
        code.GetProperty("suggestion").GetProperty("because").GetString().ShouldBe("words and unit");
    }

    [Theory]
    [InlineData("10^9/ltr", "not understood", "10*9/L")]
    [InlineData("umol/min", "measures something else", null)]
    [InlineData("", "no unit", "10*9/L")]
    public async Task Ready_UnitThatCantBeCompared_IsListedAndSuggestedOnlyWhereItIsNotAnotherQuantity(string unit, string why, string? suggestion)
    {
        var records = trial.Write("units.json", File.ReadAllText(trial.Bundle).Replace("K/uL", unit, StringComparison.Ordinal));

        var run = await ReadyAsync("--format", "json", records);
        var page = await ReadyAsync("--format", "html", records);

        using var report = JsonDocument.Parse(run.Output);
        var gap = report.RootElement.GetProperty("units").EnumerateArray().ShouldHaveSingleItem();
        (gap.GetProperty("unit").GetString(), gap.GetProperty("why").GetString(), gap.GetProperty("suggestion").GetString()).ShouldBe((unit, why, suggestion));
        page.Output.ShouldContain($"<td data-label=\"Unit as sent\">{(unit.Length == 0 ? "none" : unit)}</td>");
    }

    [Fact]
    public async Task Ready_AsPage_EncodesWhatTheSiteSentAndHasNoScript()
    {
        var run = await ReadyAsync("--format", "html", trial.Bundle, Local("<script>alert(1)</script>", "10*9/L\\\" onload=\\\"x"));

        run.Output.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        run.Output.ShouldContain("10*9/L&quot; onload=&quot;x");
        run.Output.ShouldNotContain("<script");
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("html")]
    public async Task Ready_InAnyForm_NamesNoPatientNorFile(string format)
    {
        var broken = trial.Write("Mustermann.json", "{");

        var run = await ReadyAsync("--format", format, trial.Bundle, broken);

        run.Exit.ShouldBe(1);
        run.Output.ShouldNotContain("Mustermann");
        run.Output.ShouldNotContain("Patient/");
        run.Output.ShouldNotContain("1970-01-01");
        run.Output.ShouldNotContain("120 K");
    }

    [Fact]
    public async Task Ready_AsTable_ShowsSharesAndWhatWouldHelp()
    {
        var run = await ReadyAsync(trial.Bundle, Local("Blood platelets", "10*9/L"));

        run.Output.ShouldContain("2 patients and 5 resources in 2 files");
        run.Output.ShouldContain("I2.platelets");
        run.Output.ShouldContain("50 %");
        run.Output.ShouldContain("Send a standard code beside 1 local code");
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 100);
    }

    [Fact]
    public async Task Ready_IntoAFile_WritesItThere()
    {
        var file = Path.Combine(trial.Folder, "report.html");

        var run = await ReadyAsync("--format", "html", "--output", file, trial.Bundle);

        run.Exit.ShouldBe(0);
        run.Output.ShouldBeEmpty();
        File.ReadAllText(file).ShouldStartWith("<!DOCTYPE html>");
    }

    [Fact]
    public async Task Ready_IntoAFolderThatIsNotThere_IsBadUsage()
    {
        var run = await ReadyAsync("--output", Path.Combine(trial.Folder, "none", "report.html"), trial.Bundle);

        run.Exit.ShouldBe(2);
        run.Error.ShouldContain("CLI-065");
    }

    [Fact]
    public async Task Ready_NoPatient_IsTold()
    {
        var run = await ReadyAsync(trial.Write("empty.json", """{"resourceType":"Bundle","type":"collection","entry":[]}"""));

        run.Exit.ShouldBe(1);
        run.Error.ShouldContain("CLI-066");
    }

    private Task<CommandRun> ReadyAsync(params string[] more) => CommandRun.OfAsync(["ready", "--protocol", trial.Protocol, "--as-of", "2026-11-20T09:00:00Z", .. more]);

    private string Local(string display, string unit) => trial.Write("local.json", $$$"""
        {"resourceType":"Observation","id":"local","status":"final","subject":{"reference":"Patient/2"},"code":{"coding":[{"system":"urn:lab","code":"PLT","display":"{{{display}}}"}]},"effectiveDateTime":"2026-11-19","valueQuantity":{"value":200,"unit":"{{{unit}}}"}}
        """);

    private static int Number(JsonElement criterion, string part, string name) => criterion.GetProperty(part).GetProperty(name).GetInt32();
}
