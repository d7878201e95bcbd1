using System.Text;

namespace Prescreen.Cli.Tests.Commands;

public sealed class FindingsCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prescreen-findings-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Findings_OfOwnTermAsNdjson_WritesTheContractsKeysInTheirOrder()
    {
        var run = await CommandRun.OfAsync("findings", "--format", "ndjson", "--term", "Pleural effusion", Write("a.txt", "Lungs are clear.\nThere is no pleural  effusion.\n"));

        run.Error.ShouldBeEmpty();
        run.Exit.ShouldBe(0);
        run.Output.ShouldBe("""
            {"line":2,"concept":"Pleural effusion","term":"Pleural effusion","assertion":"absent","value":null,"percentLow":null,"percentHigh":null,"pattern":null,"site":null,"start":29,"end":46,"text":"pleural  effusion"}

            """);
    }

    [Fact]
    public async Task Findings_TermWithinAnother_IsToldToo()
    {
        var run = await CommandRun.OfAsync("findings", "--format", "ndjson", "--term", "pleural effusion", "--term", "effusion", Write("a.txt", "Possible pleural effusion."));

        run.Output.Split('\n').Count(line => line.Contains("\"assertion\":\"possible\"", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Findings_TermsOfAFile_HaveTheirConcepts()
    {
        var terms = Write("terms.txt", "# what the team looks for\n\npleural effusion\teffusion\nascites\n");

        var run = await CommandRun.OfAsync("findings", "--format", "ndjson", "--terms", terms, Write("a.txt", "No ascites. Pleural effusion."));

        run.Output.ShouldContain("\"concept\":\"ascites\",\"term\":\"ascites\",\"assertion\":\"absent\"");
        run.Output.ShouldContain("\"concept\":\"effusion\",\"term\":\"pleural effusion\",\"assertion\":\"present\"");
    }

    [Fact]
    public async Task Findings_ListOfSentences_LeakIntoNoOther()
    {
        // Neither full stops nor capitals part them: only the lines do.
        var lines = Enumerable.Range(0, 60).Select(number => number % 2 == 0
            ? $"the patient was seen today and there is no sign of a recent or an older {number}"
            : $"pneumonia of the right lower lobe as on the film of day {number} with some fluid{(number % 3 == 0 ? " and more words to make it longer than the others are" : "")}");

        var run = await CommandRun.OfAsync("findings", "--format", "ndjson", "--term", "pneumonia", Write("list.txt", string.Join('\n', lines)));

        var found = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        found.Length.ShouldBe(30);
        found.ShouldAllBe(line => line.Contains("\"assertion\":\"present\"", StringComparison.Ordinal));
        found[0].ShouldStartWith("{\"line\":2,");
        found[^1].ShouldStartWith("{\"line\":60,");
    }

    [Fact]
    public async Task Findings_WrappedReport_IsReadAsOneText()
    {
        var run = await CommandRun.OfAsync("findings", "--format", "ndjson", "--term", "pneumothorax", Write("a.txt", "There is no pleural effusion of either side, no consolidation and no\npneumothorax.\n"));

        run.Output.ShouldStartWith("{\"line\":2,");
        run.Output.ShouldContain("\"absent\"");
    }

    [Fact]
    public async Task Findings_AsTable_MarksTheWordsAndSaysWhatIsReadUnderTheirLine()
    {
        var run = await CommandRun.OfAsync("findings", "--term", "ascites", "--term", "肝转移", Write("a.txt", "CT of today\r\nNo ascites. \u001b[2J\r\n未见肝转移。"));

        run.Output.ShouldBe("""
                 1  CT of today
                 2  No [ascites]¹. �[2J
                      1 ascites absent
                 3  未见[肝转移]²。
                      2 肝转移 absent

            2 statements in 1 text. [words]¹ are what statement 1 was read from.

            """);
    }

    [Fact]
    public async Task Findings_LongLines_AreWrapped()
    {
        var run = await CommandRun.OfAsync("findings", "--term", "ascites", Write("a.txt", string.Concat(Enumerable.Repeat("Ascites is seen, and more of it. 可见腹水。", 30))));

        run.Output.Split('\n').ShouldAllBe(line => line.Sum(unit => unit > 0x2E80 ? 2 : 1) <= 100 && line == line.TrimEnd());
    }

    [Fact]
    public async Task Findings_OtherEncoding_IsNamedOrAskedFor()
    {
        var file = Path.Combine(folder.FullName, "gb.txt");
        File.WriteAllBytes(file, CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes("未见腹水。"));

        (await CommandRun.OfAsync("findings", "--term", "腹水", file)).Error.ShouldContain($"{file}: CLI-054: ");
        (await CommandRun.OfAsync("findings", "--term", "腹水", "--encoding", "gb18030", file)).Output.ShouldContain("未见[腹水]¹");
    }

    [Theory]
    [InlineData("r.rtf", """{\rtf1\ansi No \b ascites\b0 .\par Pleural effusion.}""")]
    [InlineData("r.html", "<html><body><p>No <b>ascites</b>.</p><p>Pleural effusion.</p></body></html>")]
    public async Task Findings_MarkedUpText_CountsInTheWordsThatFormatTextShows(string name, string content)
    {
        var file = Write(name, content);

        var words = (await CommandRun.OfAsync("findings", "--format", "text", file)).Output;
        var run = await CommandRun.OfAsync("findings", "--format", "ndjson", "--term", "ascites", file);

        run.Error.ShouldBeEmpty();
        run.Output.ShouldContain("\"assertion\":\"absent\"");
        run.Output.ShouldContain($"\"start\":{words.IndexOf("ascites", StringComparison.Ordinal)},");
    }

    [Fact]
    public async Task Findings_OfFhir_NameTheirResource()
    {
        var file = Write("export.ndjson", """
            {"resourceType":"DiagnosticReport","id":"d1","meta":{"versionId":"2"},"status":"final","subject":{"reference":"Patient/1"},"code":{"text":"CT"},"conclusion":"Lungs clear.\nNo ascites."}
            {"resourceType":"Observation","id":"o1","status":"final","subject":{"reference":"Patient/1"},"code":{"text":"Note"},"valueString":"Ascites."}
            {"resourceType":"Patient","id":"1"}
            """);

        var run = await CommandRun.OfAsync("findings", "--format", "ndjson", "--term", "ascites", file);

        run.Error.ShouldBeEmpty();
        run.Output.ShouldContain("\"reference\":\"DiagnosticReport/d1/_history/2\"");
        run.Output.ShouldContain("{\"line\":2,\"concept\":\"ascites\",\"term\":\"ascites\",\"assertion\":\"absent\"");
        run.Output.ShouldContain("\"reference\":\"Observation/o1\"");
    }

    [Fact]
    public async Task Findings_FhirWithoutReports_SaysWhatIsMissing()
    {
        var run = await CommandRun.OfAsync("findings", Write("p.json", """{"resourceType":"Patient","id":"1"}"""));

        run.Exit.ShouldBe(1);
        run.Error.ShouldContain("p.json: CLI-056: ");
    }

    [Fact]
    public async Task Findings_SomeFilesUnreadable_ReadsTheRestAndEndsWithOne()
    {
        var run = await CommandRun.OfAsync("findings", "--format", "ndjson", "--term", "ascites", "absent.txt", Write("a.txt", "Ascites."));

        run.Exit.ShouldBe(1);
        run.Error.ShouldContain("absent.txt: CLI-053: ");
        run.Output.ShouldContain("\"file\":");
        run.Output.ShouldContain("\"start\":0,\"end\":7");
    }

    [Theory]
    [InlineData("CLI-001: Required argument missing", "findings")]
    [InlineData("CLI-001: Argument 'xml' not recognized", "findings", "--format", "xml", "x.txt")]
    [InlineData("no/such.txt: CLI-051: ", "findings", "--terms", "no/such.txt", "x.txt")]
    [InlineData("--term: CLI-052: ", "findings", "--term", " ", "x.txt")]
    [InlineData("--encoding: CLI-050: ", "findings", "--encoding", "klingon", "x.txt")]
    [InlineData("no/such/folder: LEX-020: ", "findings", "--lexicon", "no/such/folder", "x.txt")]
    public async Task Findings_CalledWrongly_EndsWithTwoAndSaysWhatToDo(string message, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        run.Exit.ShouldBe(2);
        run.Error.ShouldContain(message);
        run.Output.ShouldBeEmpty();
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
