using Prescreen.Cli.Commands;

namespace Prescreen.Cli.Tests;

public sealed class UnitsCommandTests
{
    [Theory]
    [InlineData("3500 /uL = 3.5 10*9/L", "3500", "/uL", "10*9/L")]
    [InlineData("1.2e3 /uL = 1.2 10*9/L", "1.2e3", "/uL", "10*9/L")]
    [InlineData("37 Cel = 98.6 [degF]", "37", "Cel", "[degF]")]
    [InlineData("4.2 K/uL = 4.2 10*9/L", "4.2", "K/uL", "10*9/L")]
    [InlineData("12 gm/dL = 120 g/L", "12", "gm/dL", "g/L")]
    [InlineData("1.2 mg/dL = 106.08 umol/L", "1.2", "mg/dL", "umol/L", "--analyte", "2160-0")]
    [InlineData("10 mg/dL = 3.57 mmol/L", "10", "mg/dL", "mmol/L", "--analyte", "bun")]
    [InlineData("10 mmol/L = 161.145 g/L", "10", "mmol/L", "g/L", "--analyte", "718-7")]
    [InlineData("30 ng/L = 0.03 ng/mL", "30", "ng/L", "ng/mL", "--analyte", "67151-1")]
    public void Convert_Convertible_PrintsTheValueFirst(string line, params string[] arguments)
    {
        var run = Run(["convert", .. arguments]);

        run.Output.ShouldStartWith(line + Environment.NewLine);
        run.Exit.ShouldBe(0);
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public void Convert_HospitalSpelling_SaysHowItWasRead() => Run(["convert", "4.2", "K/uL", "10*9/L"]).Output.ShouldContain("K/uL is read as 10*3/uL");

    [Theory]
    [InlineData(1, "UNIT-005", "1", "g/L", "mmol/L")]
    [InlineData(1, "UNIT-011", "1", "g/L", "10*9/L", "--analyte", "6690-2")]
    [InlineData(1, "FROM: UNIT-010", "1", "wombats", "g/L")]
    [InlineData(2, "UNIT-030", "1,234", "g/L", "g/dL")]
    [InlineData(2, "UNIT-030", "<5", "g/L", "g/dL")]
    [InlineData(2, "UNIT-032", "5", "g/L", "g/dL", "--analyte", "nothing")]
    public void Convert_NotConvertible_NamesTheProblem(int exit, string problem, params string[] arguments)
    {
        var run = Run(["convert", .. arguments]);

        run.Exit.ShouldBe(exit);
        run.Error.ShouldContain(problem);
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public void Check_AFileOfUnits_PrintsATableAndTheLinesThatFailed()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("prescreen-units-").FullName, "units.txt");
        File.WriteAllLines(file, ["K/uL\t6690-2", "mcmol/L", "", "wombats", "IU/L\t1742-6", "g/dL\t6690-2", "g/dL\t0-0"]);

        var run = Run(["check", file]);

        run.Exit.ShouldBe(1);
        run.Output.ShouldContain("leukocytes: 1 K/uL = 1 10*9/L");
        run.Output.ShouldContain("substance concentration: 1 mcmol/L = 0.001 mmol/L");
        run.Output.ShouldContain("alanine aminotransferase: 1 IU/L = 1 U/L");
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 100);
        run.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(line => line[..(file.Length + 12)])
            .ShouldBe([$"{file}:4: UNIT-010", $"{file}:6: UNIT-011", $"{file}:7: UNIT-032"]);
    }

    [Fact]
    public void Check_AllUnderstood_EndsWithZero()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("prescreen-units-").FullName, "units.txt");
        File.WriteAllLines(file, ["10*3/uL", "%", "mm[Hg]"]);

        Run(["check", file]).Exit.ShouldBe(0);
    }

    [Fact]
    public void Check_NoSuchFile_EndsWithTwo()
    {
        var run = Run(["check", "no/such/file"]);

        run.Exit.ShouldBe(2);
        run.Error.ShouldStartWith("no/such/file: UNIT-031:");
    }

    [Theory]
    [InlineData("convert", "prescreen units convert 3500 /uL 10*9/L")]
    [InlineData("check", "prescreen units check units.txt")]
    public async Task Help_OfEachCommand_ShowsExamples(string command, string example)
    {
        var run = await CommandRun.OfAsync("units", command, "--help");

        run.Output.ShouldContain(example);
    }

    private static (int Exit, string Output, string Error) Run(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = UnitsCommand.Create(output, error).Parse(arguments).Invoke();
        return (exit, output.ToString(), error.ToString());
    }
}
