using System.Text.Json.Nodes;

namespace Prescreen.Cli.Tests.Commands;

public sealed class ProtocolExportTests : IDisposable
{
    private readonly SmallTrial trial = new();

    private string Out => Path.Combine(trial.Folder, "fhir");

    public void Dispose() => trial.Dispose();

    [Theory]
    [InlineData("cea-car-t")]
    [InlineData("her2-car-t")]
    public async Task Export_ACommittedProtocol_IsValidFhirWithACharacteristicPerCriterion(string protocol)
    {
        var run = await CommandRun.OfAsync("protocol", "export", protocol, "--output", Out);
        var validated = await CommandRun.OfAsync("validate", Out);

        run.Error.ShouldBeEmpty();
        run.Exit.ShouldBe(0);
        validated.Exit.ShouldBe(0);
        validated.Output.ShouldContain("3 resources: all valid.");
        var criteria = Read(Path.Combine(Profiles.Generated, $"CodeSystem-criteria-{protocol}.json"));
        Characteristics($"Group-{protocol}.json").Select(one => (string)one["code"]!["coding"]![0]!["code"]!)
            .ShouldBe(criteria["concept"]!.AsArray().Select(one => (string)one!["code"]!));
    }

    [Fact]
    public async Task Export_WithoutFolder_IsOneValidTransactionThatLeavesAPersonsStudyAlone()
    {
        var run = await CommandRun.OfAsync("protocol", "export", "cea-car-t", "her2-car-t");
        var validated = await CommandRun.OfAsync("validate", trial.Write("transaction.json", run.Output));

        validated.Exit.ShouldBe(0);
        var requests = JsonNode.Parse(run.Output)!["entry"]!.AsArray().Select(entry => entry!["request"]!).ToList();
        requests.Select(request => (string)request["method"]!).ShouldBe(["PUT", "PUT", "POST", "PUT", "PUT", "POST"]);
        ((string)requests[2]["ifNoneExist"]!).ShouldEndWith("|NCT07247396");
    }

    [Fact]
    public async Task Export_TheStudy_HasItsPhaseItsArmsAndTheGroup()
    {
        await CommandRun.OfAsync("protocol", "export", "cea-car-t", "--output", Out);

        var study = Read(Path.Combine(Out, "ResearchStudy-cea-car-t.json"));
        ((string)study["phase"]!["coding"]![0]!["code"]!).ShouldBe("phase-1");
        study["arm"]!.AsArray().Count.ShouldBe(3);
        ((string)study["enrollment"]![0]!["reference"]!).ShouldBe("Group/" + (string)Read(Path.Combine(Out, "Group-cea-car-t.json"))["id"]!);
    }

    [Fact]
    public async Task Export_ALimit_IsAQuantityUnlessSomePatientsHaveAnother()
    {
        await CommandRun.OfAsync("protocol", "export", "cea-car-t", "--output", Out);

        var criteria = Characteristics("Group-cea-car-t.json").ToDictionary(one => (string)one["code"]!["coding"]![0]!["code"]!);
        criteria["I9.platelets"]["valueQuantity"]!.ToJsonString().ShouldBe("""{"value":80,"comparator":"\u003E=","unit":"10*9/L","system":"http://unitsofmeasure.org","code":"10*9/L"}""");
        ((string)criteria["I9.alt"]["valueQuantity"]!["code"]!).ShouldBe("{ULN}");
        ((string)criteria["I9.bilirubin"]["valueCodeableConcept"]!["text"]!).ShouldBe("Total bilirubin ≤2.0×ULN (≤3.0×ULN for Gilbert's syndrome)");
        ((int)criteria["I1"]["valueRange"]!["high"]!["value"]!).ShouldBe(75);
        ((bool)criteria["I9.platelets"]["exclude"]!).ShouldBeFalse();
        ((bool)criteria["E2"]["exclude"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task Export_TheLibrary_CarriesTheFileByteForByteAndItsFingerprint()
    {
        await CommandRun.OfAsync("protocol", "export", trial.Protocol, "--output", Out);

        var library = Read(Path.Combine(Out, "Library-small-trial.json"));
        var file = File.ReadAllBytes(trial.Protocol);
        Convert.FromBase64String((string)library["content"]![0]!["data"]!).ShouldBe(file);
        ((string)library["identifier"]![0]!["value"]!).ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)));
        library["relatedArtifact"]!.AsArray().Select(one => (string)one!["resource"]!).ShouldContain("https://prescreen.example/fhir/ValueSet/platelets");
    }

    [Fact]
    public async Task Export_OneOfTwoIsWrong_WritesTheOtherAndEndsWith1()
    {
        var wrong = trial.Write("wrong.yaml", "protocol: x");

        var run = await CommandRun.OfAsync("protocol", "export", wrong, trial.Protocol, "--output", Out);

        run.Exit.ShouldBe(1);
        run.Error.ShouldContain("PROT-");
        Directory.GetFiles(Out).Length.ShouldBe(3);
    }

    [Fact]
    public async Task Export_ToWhatIsAFile_IsToldWithACode()
    {
        var run = await CommandRun.OfAsync("protocol", "export", trial.Protocol, "--output", trial.Bundle);

        run.Exit.ShouldBe(1);
        run.Error.ShouldContain("CLI-070");
    }

    private IEnumerable<JsonNode> Characteristics(string file) => Read(Path.Combine(Out, file))["characteristic"]!.AsArray().Select(one => one!);

    private static JsonNode Read(string path) => JsonNode.Parse(File.ReadAllText(path))!;
}
