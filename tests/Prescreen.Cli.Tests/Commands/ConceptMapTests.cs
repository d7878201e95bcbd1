using System.Text.Json;

namespace Prescreen.Cli.Tests.Commands;

/// <summary>A site's ConceptMaps, with the two worked examples that come with the profiles.</summary>
public sealed class ConceptMapTests : IDisposable
{
    private readonly SmallTrial trial = new();

    private string Maps => Path.Combine(trial.Folder, "maps");

    public ConceptMapTests()
    {
        Directory.CreateDirectory(Maps);
        foreach (var example in new[] { "codes", "units" })
        {
            File.Copy(Path.Combine(Profiles.Generated, $"ConceptMap-example-hospital-{example}.json"), Path.Combine(Maps, $"{example}.json"));
        }
    }

    public void Dispose() => trial.Dispose();

    [Fact]
    public async Task Screen_LocalCodeAndUnit_CountAsTheMapSaysAndTheEvidenceTellsIt()
    {
        var records = Local("PLT", "Gpt/L");

        var without = await trial.ScreenAsync("--format", "ndjson", "--only-considered", records);
        var with = await trial.ScreenAsync("--format", "ndjson", "--only-considered", "--concept-maps", Maps, records);

        Platelets(without).GetProperty("outcome").GetString().ShouldBe("unknown");
        with.Exit.ShouldBe(0);
        var verdict = Platelets(with);
        verdict.GetProperty("outcome").GetString().ShouldBe("met");
        var evidence = verdict.GetProperty("evidence")[0];
        evidence.GetProperty("reference").GetString().ShouldBe("Observation/o1");
        evidence.GetProperty("value").GetString().ShouldBe("120 Gpt/L");
        evidence.GetProperty("compared").GetString().ShouldBe("120 10*9/L (PLT mapped to LOINC 777-3; Gpt/L mapped to 10*9/L)");
    }

    [Fact]
    public async Task Screen_WhatIsNotTheSame_IsToldWithItsPlaceAndNotApplied()
    {
        var run = await trial.ScreenAsync("--concept-maps", Maps, trial.Bundle);

        run.Exit.ShouldBe(0);
        run.Error.ShouldContain("codes.json: group[0].element[4].target[0].equivalence: VOC-034: Not applied: 'HER2-IHC' is mapped as 'wider', and only equal and equivalent say the same.");
    }

    [Fact]
    public async Task Screen_AUnitOnlyTheSiteKnows_IsReadByItsMap()
    {
        trial.Write("maps/own.json", Map("http://unitsofmeasure.org", """{"code":"Tsd. pro mcl","target":[{"code":"10*3/uL","equivalence":"equal"}]}"""));

        var run = await trial.ScreenAsync("--format", "ndjson", "--only-considered", "--concept-maps", Maps, Local("PLT", "Tsd. pro mcl"));

        Platelets(run).GetProperty("evidence")[0].GetProperty("compared").GetString().ShouldBe("120 10*9/L (PLT mapped to LOINC 777-3; Tsd. pro mcl mapped to 10*3/uL)");
    }

    [Fact]
    public async Task Ready_MappedCode_IsShownAsMappedAndNotAsAThingToDo()
    {
        var run = await CommandRun.OfAsync("ready", "--protocol", trial.Protocol, "--as-of", "2026-11-20", "--format", "json", "--concept-maps", Maps, Local("PLT", "Gpt/L"));
        var page = await CommandRun.OfAsync("ready", "--protocol", trial.Protocol, "--as-of", "2026-11-20", "--format", "html", "--concept-maps", Maps, Local("PLT", "Gpt/L"));
        var table = await CommandRun.OfAsync("ready", "--protocol", trial.Protocol, "--as-of", "2026-11-20", "--concept-maps", Maps, Local("PLT", "Gpt/L"));

        using var report = JsonDocument.Parse(run.Output);
        report.RootElement.GetProperty("localCodes").GetArrayLength().ShouldBe(0);
        report.RootElement.GetProperty("units").GetArrayLength().ShouldBe(0);
        report.RootElement.GetProperty("mappedCodes").EnumerateArray().ShouldHaveSingleItem().GetProperty("mappedTo").GetString().ShouldBe("LOINC 777-3");
        page.Output.ShouldContain("Mapped by the site: nothing needs to be done");
        table.Output.ShouldContain("Local codes that the site's map gives a meaning: 1");
    }

    [Fact]
    public async Task Diff_LocalCode_CountsInBothVersions()
    {
        var amended = trial.Write("amended.yaml", File.ReadAllText(trial.Protocol).Replace(">= 80", ">= 150", StringComparison.Ordinal).Replace("2.1.0", "2.2.0", StringComparison.Ordinal));

        var run = await CommandRun.OfAsync("protocol", "diff", trial.Protocol, amended, "--as-of", "2026-11-20", "--concept-maps", Maps, Local("PLT", "Gpt/L"));

        run.Exit.ShouldBe(0);
        run.Output.ShouldContain("I2.platelets: met → not-met");
    }

    [Theory]
    [InlineData("VOC-033", "http://loinc.org", """{"target":[{"code":"777-3","equivalence":"equal"}]}""", "group[0].element[0]")]
    [InlineData("VOC-033", "http://loinc.org", """{"code":"PLT","target":[{"code":"777-3","relationship":"equivalent"}]}""", "group[0].element[0].target[0]")]
    [InlineData("VOC-039", "http://loinc.org", """{"code":"X","target":[{"code":"777-3","equivalence":"equal"},{"code":"718-7","equivalence":"equal"}]}""", "group[0].element[0].target[1]")]
    [InlineData("VOC-042", "http://unitsofmeasure.org", """{"code":"X","target":[{"code":"per nanobanana","equivalence":"equal"}]}""", "group[0].element[0].target[0]")]
    public async Task Screen_AMapThatIsWrong_EndsWith2AndNamesTheElement(string code, string target, string row, string place)
    {
        trial.Write("maps/own.json", Map(target, row));

        var run = await trial.ScreenAsync("--concept-maps", Maps, trial.Bundle);

        run.Exit.ShouldBe(2);
        run.Error.ShouldContain($"own.json: {place}: {code}");
    }

    [Theory]
    [InlineData("""{"code":"X","target":[{"code":"777-4","equivalence":"equal"}]}""", "VOC-040")]
    [InlineData("""{"code":"X","target":[{"code":"2345-7","equivalence":"equal"}]}""", "VOC-041")]
    [InlineData("""{"code":"X","target":[{"code":"777-3","equivalence":"equal","dependsOn":[{"property":"http://x","value":"y"}]}]}""", "VOC-035")]
    public async Task Screen_ARowThatSaysNothing_IsTold(string row, string code)
    {
        trial.Write("maps/own.json", Map("http://loinc.org", row));

        var run = await trial.ScreenAsync("--concept-maps", Maps, trial.Bundle);

        run.Exit.ShouldBe(0);
        run.Error.ShouldContain($"own.json: group[0].element[0].target[0]: {code}");
    }

    [Fact]
    public async Task Screen_NoFolderOfMaps_EndsWith2()
    {
        var run = await trial.ScreenAsync("--concept-maps", Path.Combine(trial.Folder, "nowhere"), trial.Bundle);

        run.Exit.ShouldBe(2);
        run.Error.ShouldContain("VOC-030");
    }

    private static JsonElement Platelets(CommandRun run)
        => JsonDocument.Parse(run.Output.Split('\n')[0]).RootElement.GetProperty("criteria").EnumerateArray().Single(criterion => criterion.GetProperty("id").GetString() == "I2.platelets");

    private static string Map(string target, string row)
        => $$$"""{"resourceType":"ConceptMap","status":"active","group":[{"source":"https://hospital.example/lab/codes","target":"{{{target}}}","element":[{{{row}}}]}]}""";

    private string Local(string code, string unit) => trial.Write("local.json", $$$$"""
        {"resourceType":"Bundle","type":"collection","entry":[
        {"resource":{"resourceType":"Patient","id":"1","gender":"female","birthDate":"1970-01-01"}},
        {"resource":{"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/1"},"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"C18.7"}]},"onsetDateTime":"2026-03-02"}},
        {"resource":{"resourceType":"Observation","id":"o1","status":"final","subject":{"reference":"Patient/1"},"code":{"coding":[{"system":"https://hospital.example/lab/codes","code":"{{{{code}}}}"}]},"effectiveDateTime":"2026-11-18T07:30:00Z","valueQuantity":{"value":120,"unit":"{{{{unit}}}}"}}}
        ]}
        """);
}
