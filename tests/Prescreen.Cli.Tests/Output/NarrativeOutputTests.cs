using System.Text;
using System.Text.Json;
using Prescreen.Cli.Output;
using Prescreen.Evaluation;
using Prescreen.Facts;
using Prescreen.Fhir.Json.Facts;
using Prescreen.Fhir.Vocabulary;
using Prescreen.Protocols;

namespace Prescreen.Cli.Tests.Output;

/// <summary>Every form of the screening's output shows the words that decided.</summary>
public sealed class NarrativeOutputTests
{
    private const string Record = """
        {"resourceType":"Bundle","entry":[
         {"resource":{"resourceType":"Condition","id":"crc","subject":{"reference":"Patient/x"},"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"C18.7"}]}}},
         {"resource":{"resourceType":"Condition","id":"pm","subject":{"reference":"Patient/x"},"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"C78.6"}]}}},
         {"resource":{"resourceType":"DiagnosticReport","id":"p","meta":{"versionId":"2"},"status":"final","subject":{"reference":"Patient/x"},"effectiveDateTime":"2025-03-10",
          "code":{"coding":[{"system":"http://loinc.org","code":"22637-3"}]},"conclusion":"Adenocarcinoma of the sigmoid colon."}}]}
        """;

    [Fact]
    public void Ndjson_OfAVerdictFromWords_HasTheWordsAndWhereTheyStand()
    {
        using var writer = new StringWriter();
        new NdjsonOutput(writer).Add(Assess());

        using var json = JsonDocument.Parse(writer.ToString());
        var verdict = json.RootElement.GetProperty("criteria").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "I2.pathology");
        verdict.GetProperty("outcome").GetString().ShouldBe("met");
        verdict.GetProperty("basis").GetString().ShouldBe("narrative");
        var evidence = verdict.GetProperty("evidence")[0];
        evidence.GetProperty("reference").GetString().ShouldBe("DiagnosticReport/p/_history/2");
        evidence.GetProperty("text").GetString().ShouldBe("Adenocarcinoma of the sigmoid colon");
        (evidence.GetProperty("start").GetInt32(), evidence.GetProperty("end").GetInt32()).ShouldBe((0, 35));
    }

    [Fact]
    public void Csv_OfAVerdictFromWords_HasTheWordsAndWhereTheyStand()
    {
        using var writer = new StringWriter();
        new CsvOutput(writer).Add(Assess());

        var line = writer.ToString().Split('\n').Single(one => one.Contains(",I2.pathology,", StringComparison.Ordinal));
        line.ShouldContain(",met,narrative,");
        line.ShouldEndWith(",\"DiagnosticReport/p/_history/2 0-35 \"\"Adenocarcinoma of the sigmoid colon\"\"\"");
    }

    private static Assessment Assess()
    {
        var vocabulary = VocabularyFolder.Load(Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "valuesets")).Value;
        var file = Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "protocols", "cea-car-t.yaml");
        var protocol = ProtocolFile.Read(file, File.ReadAllBytes(file), vocabulary).Protocol.ShouldNotBeNull();
        NarrativeFinding found = new()
        {
            Finding = FindingKinds.Diagnosis,
            Assertion = Assertion.Present,
            Value = "colorectal-adenocarcinoma",
            Quote = "Adenocarcinoma of the sigmoid colon",
            End = 35,
        };
        var gatherer = new RecordGatherer(vocabulary, SiteCalendar.Utc, narrative: _ => [found]);
        gatherer.AddBundle(Encoding.UTF8.GetBytes(Record), "record.json");
        return Evaluator.Evaluate(gatherer.Build().Single(), protocol, new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero), SiteCalendar.Utc);
    }
}
