using System.Text.Json.Nodes;

namespace Prescreen.Cli.Tests.Commands;

public sealed class VocabularyCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prescreen-vocabulary-");

    [Fact]
    public async Task Check_OfTheCommittedValueSets_FindsNoError()
    {
        var run = await CommandRun.OfAsync("vocabulary", "check");

        run.Output.Split('\n').Where(line => line.StartsWith("error", StringComparison.Ordinal)).ShouldBeEmpty();
        run.Exit.ShouldBe(0);
    }

    [Theory]
    [InlineData("VOC-019", "http://loinc.org", "1742-6", "1742-6")]
    [InlineData("VOC-021", "http://loinc.org", "1742-7")]
    [InlineData("VOC-021", "http://loinc.org", "LA6576-7")]
    [InlineData("VOC-021", "http://snomed.info/sct", "363406006")]
    [InlineData("VOC-021", "http://hl7.org/fhir/sid/icd-10", "18.7")]
    [InlineData("VOC-021", "http://www.whocc.no/atc", "L1XA")]
    [InlineData("VOC-021", "http://www.nlm.nih.gov/research/umls/rxnorm", "R32592")]
    [InlineData("VOC-022", "http://hospital.example/codes", "ALT")]
    [InlineData("VOC-023", "https://prescreen.example/fhir/CodeSystem/finding", "no-such-finding")]
    public async Task Check_OfAWrongCode_TellsFileAndElementAndEndsWithOne(string problem, string system, params string[] codes)
    {
        ValueSet("", "alt", system, [.. codes.Select(code => (code, "ALT"))]);

        var run = await CommandRun.OfAsync("vocabulary", "check", folder.FullName);

        run.Exit.ShouldBe(1);
        run.Output.ShouldContain($"error: alt.json: compose.include[0].concept[{codes.Length - 1}]: {problem}: ");
    }

    [Fact]
    public async Task Check_WhereAProtocolAsksForASetThatIsNotThere_TellsTheLineOfTheProtocol()
    {
        ValueSet("", "alt", "http://loinc.org", ("1742-6", "ALT"));

        var run = await CommandRun.OfAsync("vocabulary", "check", folder.FullName, "--protocol", "cea-car-t");

        run.Exit.ShouldBe(1);
        run.Output.ShouldContain("error: cea-car-t.yaml:");
        run.Output.ShouldContain("colorectal-cancer");
    }

    [Fact]
    public async Task Check_OfACodeThatTwoGradesShare_SaysWhichProtocolTakesThemForOpposites()
    {
        Copy();
        ValueSet("", "ecog-grade-1", "http://loinc.org", ("LA9623-5", "1"), ("LA9624-3", "2"));

        var run = await CommandRun.OfAsync("vocabulary", "check", folder.FullName);

        run.Exit.ShouldBe(1);
        run.Output.ShouldContain("ecog-grade-2.json");
        run.Output.ShouldContain("VOC-027: 'LA9624-3' belongs to ecog-grade-1 too, which cea-car-t I8 takes for its opposite.");
    }

    [Fact]
    public async Task Check_WithDefinitions_TellsDisplaysThatDiffer()
    {
        ValueSet("sets", "alt", "http://loinc.org", ("1742-6", "AST"));
        ValueSet("sets", "zalt", "http://loinc.org", ("1742-6", "ALT"));
        ValueSet("names", "names", "http://loinc.org", ("1742-6", "ALT (procedure)"));

        var run = await CommandRun.OfAsync("vocabulary", "check", At("sets"), "--definitions", At("names"), "--format", "json");

        var found = JsonNode.Parse(run.Output)!["findings"]!.AsArray().Select(finding => $"{finding!["place"]} {finding["code"]} {finding["severity"]}").ToList();
        found.ShouldContain("alt.json: compose.include[0].concept[0] VOC-024 warning");
        found.ShouldContain("zalt.json: compose.include[0].concept[0] VOC-025 warning");
        found.ShouldNotContain("zalt.json: compose.include[0].concept[0] VOC-024 warning");
    }

    [Fact]
    public async Task Diff_OfTwoFolders_TellsCodesAndDisplays()
    {
        ValueSet("old", "alt", "http://loinc.org", ("1742-6", "ALT"), ("1743-4", "ALT, P5P"));
        ValueSet("new", "alt", "http://loinc.org", ("1742-6", "Alanine aminotransferase"), ("1744-2", "ALT, no P5P"));
        ValueSet("new", "ast", "http://loinc.org", ("1920-8", "AST"));

        var run = await CommandRun.OfAsync("vocabulary", "diff", At("old"), At("new"));

        run.Exit.ShouldBe(0);
        run.Output.ReplaceLineEndings("\n").ShouldBe("""
            alt
              + http://loinc.org 1744-2 ALT, no P5P
              - http://loinc.org 1743-4 ALT, P5P
              ~ http://loinc.org 1742-6 'ALT' is now 'Alanine aminotransferase'
            ast (added)
              + http://loinc.org 1920-8 AST
            2 value sets differ: 2 codes added, 1 removed, 1 displayed otherwise.

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Diff_AsJson_HoldsTheSame()
    {
        ValueSet("old", "alt", "http://loinc.org", ("1742-6", "ALT"));
        ValueSet("new", "alt", "http://loinc.org", ("1744-2", "ALT"));

        var run = await CommandRun.OfAsync("vocabulary", "diff", At("old"), At("new"), "--format", "json");

        var change = JsonNode.Parse(run.Output)!["valueSets"]![0]!;
        ((string?)change["id"], (string?)change["added"]![0]!["code"], (string?)change["removed"]![0]!["code"]).ShouldBe(("alt", "1744-2", "1742-6"));
    }

    [Theory]
    [InlineData("VOC-020", "check", "no/such/folder")]
    [InlineData("VOC-029", "check", "--definitions", "no/such/folder")]
    [InlineData("VOC-020", "diff", "no/such/folder", "no/such/folder")]
    public async Task Vocabulary_WithoutItsFolder_EndsWithTwo(string code, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(["vocabulary", .. arguments]);

        run.Exit.ShouldBe(2);
        run.Error.ShouldContain(code);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string At(string name) => Path.Combine(folder.FullName, name);

    private void Copy()
    {
        foreach (var file in Directory.GetFiles(Profiles.ValueSets, "*.json"))
        {
            File.Copy(file, At(Path.GetFileName(file)));
        }
    }

    private void ValueSet(string under, string id, string system, params (string Code, string Display)[] codes)
    {
        Directory.CreateDirectory(At(under));
        JsonArray concepts = [.. codes.Select(code => new JsonObject { ["code"] = code.Code, ["display"] = code.Display })];
        var set = new JsonObject
        {
            ["resourceType"] = "ValueSet",
            ["id"] = id,
            ["compose"] = new JsonObject { ["include"] = new JsonArray(new JsonObject { ["system"] = system, ["concept"] = concepts }) },
        };
        File.WriteAllText(Path.Combine(At(under), id + ".json"), set.ToJsonString());
    }
}
