using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Prescreen.Fhir.Vocabulary;

namespace Prescreen.Cli.Tests.Commands;

public sealed class VocabularyExpandTests : IDisposable
{
    private const string Snomed = "http://snomed.info/sct";
    private const string Icd = "http://hl7.org/fhir/sid/icd-10";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prescreen-expand-");

    private string From => Path.Combine(folder.FullName, "sets");

    private string To => Path.Combine(folder.FullName, "expanded");

    [Fact]
    public async Task Expand_OfASnomedHierarchyInPages_WritesWhatTheEngineLoads()
    {
        await using var server = await FakeTerminologyServer.StartAsync();
        server.Codes = [.. Enumerable.Range(0, 2500).Select(number => (100_000 + number).ToString(CultureInfo.InvariantCulture))];
        Rule("cancer", Snomed, "363346000");

        var run = await ExpandAsync(server);

        run.Error.ShouldBeEmpty();
        run.Exit.ShouldBe(0);
        run.Output.ShouldContain("2500 codes added");
        server.Asked.Count.ShouldBe(3);
        var vocabulary = VocabularyFolder.Load(To).Value;
        vocabulary.Lookup(Encoding.UTF8.GetBytes(Snomed), "102499"u8).Contains(vocabulary.Find("cancer")!.Value).ShouldBeTrue();
        vocabulary.DisplayOf(Snomed, "102499").ShouldBe("Name of 102499");
    }

    [Fact]
    public async Task Expand_OfAnIcdBlock_AsksByPattern()
    {
        await using var server = await FakeTerminologyServer.StartAsync();
        server.Codes = ["J09", "J10.1"];
        Rule("flu", Icd, "J09-J11");

        var run = await ExpandAsync(server, "flu", "--format", "json");

        run.Exit.ShouldBe(0);
        server.Asked.First().ToJsonString().ShouldContain("regex");
        var filter = server.Asked.First()["parameter"]![0]!["resource"]!["compose"]!["include"]![0]!["filter"]![0]!;
        ((string?)filter["property"], (string?)filter["value"]).ShouldBe(("code", @"(J0[9AB]|J1[01])(\..+)?"));
        JsonNode.Parse(run.Output)!["valueSets"]![0]!["added"]!.AsArray().Select(code => (string?)code!["code"]).ShouldBe(["J09", "J10.1"]);
    }

    [Theory]
    [InlineData(422, "too-costly", "FHIR-701")]
    [InlineData(404, "not-found", "FHIR-101")]
    [InlineData(400, "invalid", "FHIR-106")]
    public async Task Expand_Refused_TellsTheServersWordsAndKeepsTheSet(int status, string issue, string code)
    {
        await using var server = await FakeTerminologyServer.StartAsync();
        server.Instead = context => FakeTerminologyServer.RefuseAsync(context, status, issue, "More than 1000 codes");
        Rule("flu", Icd, "J09");

        var run = await ExpandAsync(server);

        run.Exit.ShouldBe(1);
        run.Error.ShouldContain($"flu, {Icd}");
        run.Error.ShouldContain(code);
        run.Error.ShouldContain($"error: {issue}: More than 1000 codes");
        run.Output.ShouldContain("not expanded");
        File.ReadAllText(Path.Combine(To, "flu.json")).ShouldBe(File.ReadAllText(Path.Combine(From, "flu.json")));
    }

    [Fact]
    public async Task Expand_OfASnomedHierarchyRefused_WritesNothing()
    {
        await using var server = await FakeTerminologyServer.StartAsync();
        server.Instead = context => FakeTerminologyServer.RefuseAsync(context, 400, "invalid", "No SNOMED here");
        Rule("cancer", Snomed, "363346000");

        var run = await ExpandAsync(server);

        run.Exit.ShouldBe(1);
        run.Error.ShouldContain("Nothing was written.");
        Directory.Exists(To).ShouldBeFalse();
    }

    [Theory]
    [InlineData("FHIR-702", """{"resourceType":"ValueSet","expansion":{"total":9,"contains":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"J09"}]}}""")]
    [InlineData("FHIR-703", """{"resourceType":"OperationOutcome","issue":[]}""")]
    [InlineData("FHIR-704", """{"resourceType":"ValueSet","expansion":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/valueset-toocostly","valueBoolean":true}]}}""")]
    public async Task Expand_WhereTheServerGivesNotAll_KeepsTheSet(string code, string answer)
    {
        await using var server = await FakeTerminologyServer.StartAsync();
        server.Instead = context => context.Response.WriteAsync(answer);
        Rule("flu", Icd, "J09");

        var run = await ExpandAsync(server);

        run.Exit.ShouldBe(1);
        run.Error.ShouldContain(code);
        run.Output.ShouldContain("not expanded");
    }

    [Fact]
    public async Task Expand_WhereTheServerIsBusyAtFirst_AsksAgain()
    {
        await using var server = await FakeTerminologyServer.StartAsync();
        server.Codes = ["J09"];
        server.Instead = context =>
        {
            server.Instead = null;
            return FakeTerminologyServer.RefuseAsync(context, 503, "transient", "busy");
        };
        Rule("flu", Icd, "J09");

        (await ExpandAsync(server)).Exit.ShouldBe(0);

        server.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Expand_WhereTheServerSendsElsewhere_DoesNotFollow()
    {
        await using var server = await FakeTerminologyServer.StartAsync();
        server.Instead = context =>
        {
            context.Response.Redirect("http://elsewhere.example/fhir/ValueSet/$expand");
            return Task.CompletedTask;
        };
        Rule("flu", Icd, "J09");
        Rule("flu-too", Icd, "J10");

        var run = await ExpandAsync(server);

        run.Exit.ShouldBe(1);
        run.Error.ShouldContain("FHIR-109");
        server.Asked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("CLI-080", "--tx", "ftp://tx.example")]
    [InlineData("CLI-081", "--tx", "http://tx.example/fhir", "no-such-set")]
    [InlineData("APP-001", "--tx", "http://tx.example/fhir", "--auth", "smart")]
    public async Task Expand_CalledWrongly_EndsWithTwo(string code, params string[] arguments)
    {
        Rule("flu", Icd, "J09");

        var run = await CommandRun.OfAsync(["vocabulary", "expand", "--valuesets", From, "--output", To, .. arguments]);

        run.Exit.ShouldBe(2);
        run.Error.ShouldContain(code);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Task<CommandRun> ExpandAsync(FakeTerminologyServer server, params string[] more)
        => CommandRun.OfAsync(["vocabulary", "expand", "--tx", server.Url.AbsoluteUri, "--valuesets", From, "--output", To, .. more]);

    private void Rule(string id, string system, string value)
    {
        Directory.CreateDirectory(From);
        File.WriteAllText(Path.Combine(From, id + ".json"), $$"""
            { "resourceType": "ValueSet", "id": "{{id}}", "compose": { "include": [
              { "system": "{{system}}", "filter": [{ "property": "concept", "op": "is-a", "value": "{{value}}" }] }] } }
            """);
    }
}
