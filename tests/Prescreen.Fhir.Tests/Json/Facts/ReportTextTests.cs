using System.Text;
using Prescreen.Facts;
using Prescreen.Fhir.Json.Facts;
using Prescreen.Fhir.Tests.Text;
using Prescreen.Fhir.Text;

namespace Prescreen.Fhir.Tests.Json.Facts;

public sealed class ReportTextTests
{
    private const string Pathology = "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"22637-3\"}]},\"subject\":{\"reference\":\"Patient/1\"}";

    private readonly List<string> texts = [];

    [Fact]
    public void Report_OfAllForms_IsOneText()
    {
        var list = new FactList(narrative: Find);

        var report = list.One<ReportFact>($$$"""
            {"resourceType":"DiagnosticReport","id":"7","status":"final",{{{Pathology}}},"conclusion":"Metastatic adenocarcinoma. CEA positive.",
             "text":{"status":"generated","div":"<div><h3>Report</h3><p>Metastatic  adenocarcinoma.<br/> CEA positive.</p></div>"},
             "presentedForm":[{"contentType":"application/rtf","data":"{{{Fixture.Base64("report.rtf")}}}"},{"contentType":"application/pdf","data":"{{{Fixture.Base64("report.pdf")}}}"}]}
            """);

        list.Problems.ShouldBeEmpty();
        (report.HasText, report.IsRead).ShouldBe((true, true));
        var text = texts.ShouldHaveSingleItem();
        text.ShouldStartWith("Report\n\nMetastatic adenocarcinoma.\nCEA positive.\n\nFINAL DIAGNOSIS\n");
        text.ShouldEndWith("\n\nADDENDUM: HER2 score 2+.");
        report.Findings.ShouldAllBe(finding => text.Substring(finding.Start, finding.End - finding.Start) == finding.Quote);
        report.Findings.Count.ShouldBe(4);
    }

    [Fact]
    public void Report_WithAPart_ThatCantBeRead_IsUnreadButTheRestIsFound()
    {
        var list = new FactList(narrative: Find);

        var report = list.One<ReportFact>($$$"""
            {"resourceType":"DiagnosticReport","id":"7","status":"final",{{{Pathology}}},"conclusion":"CEA positive.","presentedForm":[{"contentType":"image/png","data":"AAAA"}]}
            """);

        (report.HasText, report.IsRead, report.Findings.Count).ShouldBe((true, false, 1));
        var (patient, problem) = list.Problems.ShouldHaveSingleItem();
        (patient, problem.Code, problem.Place).ShouldBe(("Patient/1", "FHIR-172", "test.json: DiagnosticReport/7: presentedForm[0].data"));
    }

    [Fact]
    public void Report_WhoseTextShowsNothing_IsUnread()
    {
        var report = new FactList(narrative: Find).One<ReportFact>($$$"""
            {"resourceType":"DiagnosticReport","id":"7","status":"final",{{{Pathology}}},"text":{"status":"generated","div":"<div>&nbsp;</div>"}}
            """);

        (report.IsRead, texts.Count).ShouldBe((false, 0));
    }

    [Fact]
    public void Report_WithoutAReader_IsUnread()
    {
        var report = new FactList().One<ReportFact>($$$"""{"resourceType":"DiagnosticReport","id":"7","status":"final",{{{Pathology}}},"conclusion":"CEA positive."}""");

        (report.HasText, report.IsRead).ShouldBe((true, false));
    }

    [Fact]
    public void Report_WithCodesOnly_GivesTheirWordsButIsNotRead()
    {
        var report = new FactList(narrative: Find).One<ReportFact>($$$"""
            {"resourceType":"DiagnosticReport","id":"7","status":"final",{{{Pathology}}},"conclusionCode":[{"coding":[{"system":"urn:x","code":"1","display":"CEA expression"}]},{"text":"CEA again"}]}
            """);

        texts.ShouldBe(["CEA expression\n\nCEA again"]);
        (report.HasText, report.IsRead, report.Findings.Count).ShouldBe((false, false, 2));
    }

    [Fact]
    public void Report_OfAnUnknownType_IsKeptForItsWordsOnly()
    {
        const string Unknown = """{"resourceType":"DiagnosticReport","id":"ID","status":"final","code":{"text":"local"},"subject":{"reference":"Patient/1"},"conclusion":"WORDS"}""";
        var list = new FactList(narrative: Find);

        list.Read(Unknown.Replace("WORDS", "Liver clear.", StringComparison.Ordinal)).ShouldBe(ReadOutcome.Skipped);
        list.Read(Unknown.Replace("WORDS", "CEA positive.", StringComparison.Ordinal)).ShouldBe(ReadOutcome.Kept);

        list.Facts.ShouldHaveSingleItem().Fact.ShouldBeOfType<ReportFact>().IsRead.ShouldBeTrue();
    }

    [Fact]
    public void Report_TooLong_IsUnread()
    {
        var list = new FactList(narrative: Find);

        var report = list.One<ReportFact>($$$"""{"resourceType":"DiagnosticReport","id":"7","status":"final",{{{Pathology}}},"conclusion":"{{{new string('a', TextLimits.MostCharacters + 1)}}}"}""");

        (report.HasText, report.IsRead).ShouldBe((true, false));
        list.Problems.ShouldHaveSingleItem().Problem.Code.ShouldBe("FHIR-171");
    }

    [Fact]
    public void Report_Withdrawn_IsNotRead()
    {
        new FactList(narrative: Find).One<ReportFact>($$$"""{"resourceType":"DiagnosticReport","id":"7","status":"entered-in-error",{{{Pathology}}},"conclusion":"CEA positive."}""");

        texts.ShouldBeEmpty();
    }

    [Fact]
    public void Observation_WithProse_IsReadAndKeptForIt()
    {
        var list = new FactList(narrative: Find);

        var result = list.One<ResultFact>("""
            {"resourceType":"Observation","id":"o","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"60568-3"}]},"subject":{"reference":"Patient/1"},
             "valueString":"Adenocarcinoma.\r\nCEA positive.","component":[{"code":{"text":"c"},"valueString":"CK20 positive"}],"note":[{"text":"Addendum: CEA 40%"}]}
            """);

        texts.ShouldBe(["Adenocarcinoma.\nCEA positive.\n\nCK20 positive\n\nAddendum: CEA 40%"]);
        result.Findings.Count.ShouldBe(2);
        new FactList().Read("""{"resourceType":"Observation","id":"o","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/1"},"valueString":"CEA"}""").ShouldBe(ReadOutcome.Skipped);
    }

    [Theory]
    [InlineData("Binary/b1", """{"resourceType":"Binary","id":"b1","contentType":"text/rtf","data":"DATA"}""", null)]
    [InlineData("https://ehr.example/fhir/Binary/b1", """{"resourceType":"Binary","id":"b1","contentType":"text/rtf","data":"DATA"}""", null)]
    [InlineData("urn:uuid:9", """{"resourceType":"Binary","contentType":"text/rtf","data":"DATA"}""", "urn:uuid:9")]
    public void Document_WithABinary_IsReadInAnyOrder(string url, string binary, string? fullUrl)
    {
        var document = Document(url);
        binary = binary.Replace("DATA", Fixture.Base64("report.rtf"), StringComparison.Ordinal);
        foreach (var isLast in (bool[])[true, false])
        {
            var gatherer = Gatherer();
            var first = $$"""{"resource":{{document}} }""";
            var second = $$"""{ {{(fullUrl is null ? "" : $"\"fullUrl\":\"{fullUrl}\",")}} "resource":{{binary}} }""";
            gatherer.AddBundle(Encoding.UTF8.GetBytes($$"""{"resourceType":"Bundle","type":"collection","entry":[{{(isLast ? first : second)}},{{(isLast ? second : first)}}]}"""), "b.json");

            var report = gatherer.Build().ShouldHaveSingleItem().Facts.ShouldHaveSingleItem().ShouldBeOfType<ReportFact>();

            (report.HasText, report.IsRead, report.Findings.Count).ShouldBe((true, true, 2));
            gatherer.Problems.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("Binary/none", "FHIR-180")]
    [InlineData("https://elsewhere.example/scan.pdf", "FHIR-181")]
    [InlineData("Patient/1", "FHIR-181")]
    [InlineData("#none", "FHIR-161")]
    public void Document_WithoutItsAttachment_IsUnreadWithAProblem(string url, string code)
    {
        var gatherer = Gatherer();
        gatherer.AddResource(Encoding.UTF8.GetBytes(Document(url)), "d.json");

        var record = gatherer.Build().ShouldHaveSingleItem();

        var report = record.Facts.ShouldHaveSingleItem().ShouldBeOfType<ReportFact>();
        (report.HasText, report.IsRead).ShouldBe((true, false));
        var problem = record.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Place).ShouldBe((code, "d.json: DocumentReference/d: content.attachment[0].url"));
        gatherer.Problems.ShouldHaveSingleItem().ShouldBe(problem);
    }

    [Fact]
    public void Document_WithAContainedBinary_IsRead()
    {
        var list = new FactList(narrative: Find);

        var report = list.One<ReportFact>(Document("#b").Replace(
            "\"status\"", $$"""
            "contained":[{"resourceType":"Binary","id":"b","contentType":"application/pdf","data":"{{Fixture.Base64("report.pdf")}}"}],"status"
            """, StringComparison.Ordinal));

        (report.IsRead, report.Findings.Count).ShouldBe((true, 1));
    }

    [Fact]
    public void Document_OfAServer_NeverTakesAnothersBinary()
    {
        var gatherer = new RecordGatherer(Vocabularies.Create(), SiteCalendar.Utc, "Patient/1", Find, new Uri("https://ehr.example/fhir/"));
        gatherer.AddResource(Encoding.UTF8.GetBytes(Document("https://other.example/fhir/Binary/b1")), "d.json");
        gatherer.AddBinary("Binary/b1", "text/plain", "CEA positive"u8.ToArray());

        gatherer.MissingBinaries().ShouldBeEmpty();
        gatherer.Build().ShouldHaveSingleItem().Problems.ShouldHaveSingleItem().Code.ShouldBe("FHIR-181");
    }

    [Fact]
    public void MissingBinaries_AreThoseOfWantedReportsFirstThenTheNewest()
    {
        var gatherer = Gatherer();
        gatherer.AddResource(Encoding.UTF8.GetBytes(Document("Binary/a").Replace("22637-3", "1-1", StringComparison.Ordinal)), "1.json");
        gatherer.AddResource(Encoding.UTF8.GetBytes(Document("Binary/b").Replace("\"d\"", "\"e\"", StringComparison.Ordinal)), "2.json");
        gatherer.AddResource(Encoding.UTF8.GetBytes(Document("Binary/c").Replace("\"d\"", "\"f\"", StringComparison.Ordinal).Replace("2026-11-01", "2026-11-02", StringComparison.Ordinal)), "3.json");

        gatherer.MissingBinaries().ShouldBe(["Binary/c", "Binary/b", "Binary/a"]);
    }

    [Fact]
    public void Export_InParts_IsReadTheSameByManyCores()
    {
        var folder = Directory.CreateTempSubdirectory("prescreen-text-");
        try
        {
            File.WriteAllLines(Path.Combine(folder.FullName, "Binary.ndjson"), Enumerable.Range(0, 300)
                .Select(n => $$"""{"resourceType":"Binary","id":"b{{n}}","contentType":"text/plain","data":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes($"CEA positive {n} {new string('x', 20_000)}"))}}"}"""));
            File.WriteAllLines(Path.Combine(folder.FullName, "DocumentReference.ndjson"), Enumerable.Range(0, 300)
                .Select(n => Document($"Binary/b{n}").Replace("\"d\"", $"\"d{n}\"", StringComparison.Ordinal).ReplaceLineEndings("")));
            var gatherer = Gatherer();

            new FhirFileReader(gatherer, workers: 4).Read(folder.FullName);

            var reports = gatherer.Build().ShouldHaveSingleItem().Facts.OfType<ReportFact>().ToList();
            reports.Count.ShouldBe(300);
            reports.ShouldAllBe(report => report.IsRead && report.Findings.Count == 1);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Document(string url) => $$"""
        {"resourceType":"DocumentReference","id":"d","status":"current","type":{"coding":[{"system":"http://loinc.org","code":"22637-3"}]},"subject":{"reference":"Patient/1"},
        "date":"2026-11-01T08:00:00Z","content":[{"attachment":{"contentType":"text/rtf","url":"{{url}}"} } ] }
        """;

    private RecordGatherer Gatherer() => new(Vocabularies.Create(), SiteCalendar.Utc, narrative: Find);

    private List<NarrativeFinding> Find(string text)
    {
        lock (texts)
        {
            texts.Add(text);
        }

        var found = new List<NarrativeFinding>();
        for (var at = text.IndexOf("CEA", StringComparison.Ordinal); at >= 0; at = text.IndexOf("CEA", at + 1, StringComparison.Ordinal))
        {
            found.Add(new NarrativeFinding { Finding = FindingKinds.CeaIhc, Assertion = Assertion.Present, Quote = text[at..(at + 3)], Start = at, End = at + 3 });
        }

        return found;
    }
}
