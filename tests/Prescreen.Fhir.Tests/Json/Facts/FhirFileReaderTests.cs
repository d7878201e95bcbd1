using System.Text;
using Prescreen.Facts;
using Prescreen.Fhir.Json.Facts;

namespace Prescreen.Fhir.Tests.Json.Facts;

public sealed class FhirFileReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("prescreen-readers").FullName;
    private readonly RecordGatherer gatherer = new(Vocabularies.Create(), SiteCalendar.Utc);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Folder_OfAllForms_IsReadToItsEnd()
    {
        Write("b/bundle.json", $$"""{"resourceType":"Bundle","entry":[{"resource":{{One("1")}} }]}""");
        Write("a/single.json", "\uFEFF" + One("2"));
        Write("c/recorded.json", $$"""{"_request":{"url":"x"},"body":{{One("3")}} }""");
        Write("c/searched.json", $$"""{"body":{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{{One("4")}} }]} }""");
        Write("d/export.ndjson", "\uFEFF" + One("5") + "\r\n\n" + One("6"));
        Write("d/readme.txt", "not read");

        Read().ShouldBe(["2", "1", "3", "4", "5", "6"]);
        gatherer.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("html.json", "<!DOCTYPE html><html></html>", "FHIR-163")]
    [InlineData("body.json", "{\"body\":\"<html>404</html>\"}", "FHIR-163")]
    [InlineData("empty.json", "", "FHIR-163")]
    [InlineData("list.json", "[1,2]", "FHIR-163")]
    [InlineData("outcome.json", "{\"body\":{\"resourceType\":\"OperationOutcome\",\"issue\":[]}}", "FHIR-164")]
    [InlineData("summary.json", "{\"captured\":\"2026\"}", "FHIR-162")]
    [InlineData("cut.json", "{\"resourceType\":\"Observation\",\"id\":\"1\",\"code\":{", "FHIR-150")]
    [InlineData("cut-bundle.json", "{\"entry\":[{\"resource\":{\"resourceType\":", "FHIR-165")]
    [InlineData("line.ndjson", "<html>", "FHIR-150")]
    [InlineData("twice.ndjson", "{\"resourceType\":\"Patient\",\"id\":\"1\"}{\"resourceType\":\"Patient\",\"id\":\"1\"}", "FHIR-150")]
    public void File_ThatIsNoResource_IsAProblemWithItsPlace(string name, string content, string code)
    {
        Write(name, content);
        Write("z.json", One("1"));

        Read().ShouldBe(["1"]);
        var problem = gatherer.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(code);
        problem.Place.ShouldStartWith(Path.Combine(folder, name));
    }

    [Fact]
    public void Ndjson_WithADamagedLine_TellsItAndReadsTheRest()
    {
        Write("a.ndjson", $"{One("1")}\n{One("2")[..80]}\n{One("3")}\n");

        Read().ShouldBe(["1", "3"]);
        gatherer.Problems.ShouldHaveSingleItem().Place.ShouldBe($"{Path.Combine(folder, "a.ndjson")}:2");
    }

    [Fact]
    public void Ndjson_WithAVeryLongLine_LeavesItOutAndReadsTheRest()
    {
        using (var file = File.Create(Path.Combine(folder, "a.ndjson")))
        {
            file.Write(Encoding.UTF8.GetBytes(One("1") + "\n{\"resourceType\":\"Observation\",\"note\":\""));
            var filler = new byte[1 << 20];
            filler.AsSpan().Fill((byte)'x');
            for (var megabyte = 0; megabyte < 100; megabyte++)
            {
                file.Write(filler);
            }

            file.Write(Encoding.UTF8.GetBytes("\"}\n" + One("3")));
        }

        Read().ShouldBe(["1", "3"]);
        gatherer.Problems.ShouldHaveSingleItem().ToString().ShouldContain("a.ndjson:2: FHIR-169");
    }

    [Fact]
    public void Ndjson_OfManyBlocks_IsReadAsItStandsWhateverTheNumberOfCores()
    {
        var filler = new string(' ', 20_000);
        Write("a.ndjson", string.Join('\n', Enumerable.Range(0, 400).Select(number => number % 100 == 99 ? "{damaged" : One($"{number}") + filler)));

        var alone = new RecordGatherer(Vocabularies.Create(), SiteCalendar.Utc);
        new FhirFileReader(alone, workers: 1).Read(folder);
        var shared = Read();

        shared.ShouldBe([.. Enumerable.Range(0, 400).Where(number => number % 100 != 99).Select(number => $"{number}")]);
        alone.Build().SelectMany(record => record.Facts).Select(fact => fact.Source.Id).ShouldBe(shared);
        gatherer.Problems.Select(problem => problem.Place).ShouldBe(new[] { 100, 200, 300, 400 }.Select(line => $"{Path.Combine(folder, "a.ndjson")}:{line}"));
        gatherer.Counts.ShouldBe(new GatherCounts(400, 396, 0, 4));
    }

    [Fact]
    public void Ndjson_WithABundleOnALine_ReadsIt()
    {
        Write("a.ndjson", $"{One("1")}\n{{\"resourceType\":\"Bundle\",\"entry\":[{{\"resource\":{One("2")}}}]}}\n");

        Read().ShouldBe(["1", "2"]);
    }

    [Fact]
    public void Path_ThatIsNotThere_IsAProblem()
    {
        new FhirFileReader(gatherer).Read(Path.Combine(folder, "nothing"));

        gatherer.Problems.ShouldHaveSingleItem().Code.ShouldBe("FHIR-167");
    }

    private static string One(string id) => RecordGathererTests.Platelets(id, "Patient/1", 5);

    private void Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private List<string> Read()
    {
        new FhirFileReader(gatherer).Read(folder);
        return [.. gatherer.Build().SelectMany(record => record.Facts).Select(fact => fact.Source.Id)];
    }
}
