using System.Text.Json.Nodes;

namespace Prescreen.Cli.Tests.Validation;

public sealed class ValidateCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prescreen-validate-");

    [Fact]
    public async Task Validate_ValidFile_EndsWithZeroAndSaysSo()
    {
        var run = await CommandRun.OfAsync("validate", File("patient.json", """{"resourceType":"Patient","gender":"male"}"""));

        run.Exit.ShouldBe(0);
        run.Output.ShouldContain("1 resource: all valid.");
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Validate_WrongFile_SaysPlaceAndMendingAndEndsWithOne()
    {
        var file = File("patient.json", "{\"resourceType\":\"Patient\",\"id\":\"7\",\n\"gender\":\"man\"}");

        var run = await CommandRun.OfAsync("validate", file);

        run.Exit.ShouldBe(1);
        run.Output.ShouldContain($"{file}:2: Patient/7: Patient.gender");
        run.Output.ShouldContain("use one of");
        run.Output.ShouldContain("1 resource: 1 not valid, 1 error.");
    }

    [Fact]
    public async Task Validate_Ndjson_CountsTheLinesOfTheFile()
    {
        var file = File("patients.ndjson", "{\"resourceType\":\"Patient\"}\n\n{\"resourceType\":\"Patient\",\"gender\":\"man\"}\n");

        var run = await CommandRun.OfAsync("validate", file);

        run.Output.ShouldContain($"{file}:3: Patient: Patient.gender");
        run.Output.ShouldContain("2 resources: 1 not valid");
    }

    [Fact]
    public async Task Validate_NdjsonWithAByteThatIsNoUtf8_SaysTheLine()
    {
        var file = Path.Combine(folder.FullName, "patients.ndjson");
        await System.IO.File.WriteAllBytesAsync(file, [0xEF, 0xBB, 0xBF, .. "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Müller\"}]}\n{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"M"u8, 0xFC, .. "ller\"}]}\n"u8], TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync("validate", file);

        run.Exit.ShouldBe(1);
        run.Output.ShouldContain($"{file}:2: Patient");
        run.Output.ShouldContain("2 resources: 1 not valid, 1 error.");
    }

    [Fact]
    public async Task Validate_AsJson_GivesAnOutcomePerResource()
    {
        var run = await CommandRun.OfAsync("validate", "--format", "json", File("a.json", """{"resourceType":"Patient","id":"7","gender":"man"}"""));

        var line = JsonNode.Parse(run.Output.Trim())!;
        (line["resource"]!.GetValue<string>(), line["valid"]!.GetValue<bool>()).ShouldBe(("Patient/7", false));
        line["outcome"]!["issue"]![0]!["code"]!.GetValue<string>().ShouldBe("code-invalid");
    }

    [Fact]
    public async Task Validate_WithAProfileOfAFolder_HoldsTheResourceToIt()
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "profiles"));
        File("profiles/p.json", """
            {"resourceType":"StructureDefinition","url":"http://test.example/p","name":"P","kind":"resource","type":"Patient","derivation":"constraint",
             "snapshot":{"element":[{"path":"Patient"},{"path":"Patient.birthDate","min":1,"max":"1","type":[{"code":"date"}]}]}}
            """);

        var run = await CommandRun.OfAsync(
            "validate", "--definitions", Path.Combine(folder.FullName, "profiles"), "--profile", "http://test.example/p", File("a.json", """{"resourceType":"Patient"}"""));

        run.Output.ShouldContain("birthDate is missing");
    }

    [Theory]
    [InlineData("CLI-060", "--profile", "http://test.example/none")]
    [InlineData("FHIR-601", "--definitions", "no/such/folder")]
    public async Task Validate_WhatIsNotThere_EndsWithTwo(string code, params string[] options)
    {
        var run = await CommandRun.OfAsync(["validate", .. options, File("a.json", """{"resourceType":"Patient"}""")]);

        run.Exit.ShouldBe(2);
        run.Error.ShouldContain(code);
    }

    [Fact]
    public async Task Validate_NoSuchFile_IsTold()
    {
        var run = await CommandRun.OfAsync("validate", "no-such.json");

        run.Exit.ShouldBe(1);
        run.Error.ShouldContain("no-such.json: CLI-061");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string File(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
