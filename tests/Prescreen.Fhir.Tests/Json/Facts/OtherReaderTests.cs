using System.Text;
using Prescreen.Facts;
using Prescreen.Fhir.Json.Facts;

namespace Prescreen.Fhir.Tests.Json.Facts;

public sealed class OtherReaderTests
{
    [Fact]
    public void Patient_GivesDemographics()
    {
        var fact = new FactList().One<Demographics>("""
            {"resourceType":"Patient","id":"1","meta":{"versionId":"2"},"identifier":[{"system":"urn:mrn","value":"77"}],"gender":"Female","birthDate":"1970-05",
             "deceasedDateTime":"2026-01-01T00:00:00Z","link":[{"type":"seealso","other":{"reference":"Patient/9"}},{"type":"replaced-by","other":{"reference":"Patient/2"}}]}
            """);

        (fact.Gender, fact.BirthDate.ToString(), fact.IsDeceased, fact.ReplacedBy).ShouldBe((Gender.Female, "1970-05-01..1970-05-31", true, "Patient/2"));
        fact.DeceasedAt.ToString().ShouldBe("2026-01-01");
        (fact.Source.ToString(), fact.Identifiers).ShouldBe(("Patient/1/_history/2", fact.Identifiers));
        fact.Identifiers.ShouldBe(["urn:mrn|77"]);
    }

    [Theory]
    [InlineData("\"deceasedBoolean\":true", true)]
    [InlineData("\"deceasedBoolean\":false", false)]
    [InlineData("\"gender\":\"unknown\"", false)]
    public void Patient_DeceasedBoolean_IsReadAsSuch(string member, bool isDeceased)
        => new FactList().One<Demographics>($$"""{"resourceType":"Patient","id":"1",{{member}} }""").IsDeceased.ShouldBe(isDeceased);

    [Fact]
    public void Patient_UnreadableBirthDate_IsNullWithAProblemOfThatPatient()
    {
        var list = new FactList();

        list.One<Demographics>("""{"resourceType":"Patient","id":"1","birthDate":"13/05/1970"}""").BirthDate.ShouldBeNull();
        list.Problems.ShouldHaveSingleItem().Patient.ShouldBe("Patient/1");
        list.Problems[0].Problem.ToString().ShouldNotContain("1970");
    }

    [Fact]
    public void Report_WithContainedResultAndSpecimen_GivesAllThree()
    {
        var list = new FactList();

        list.Read("""
            {"resourceType":"DiagnosticReport","id":"7","meta":{"versionId":"4"},"status":"final","code":{"coding":[{"system":"http://loinc.org","code":"22637-3"}]},
             "subject":{"reference":"Patient/1"},"issued":"2026-11-02T00:00:00Z","specimen":[{"reference":"#s"}],"conclusion":"Adenocarcinoma.",
             "conclusionCode":[{"coding":[{"system":"http://snomed.info/sct","code":"94381002"}]}],
             "contained":[{"resourceType":"Specimen","id":"s","collection":{"collectedDateTime":"2026-10-30"}},
              {"resourceType":"Observation","id":"plt","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]},"specimen":{"reference":"#s"},"valueInteger":5}]}
            """).ShouldBe(ReadOutcome.Kept);

        var report = list.Facts[0].Fact.ShouldBeOfType<ReportFact>();
        (report.HasText, report.IsEffectiveFromIssued, report.Status).ShouldBe((true, true, ResultStatus.Final));
        list.Vocabulary.Has(report.ConclusionCodes, "distant-metastasis").ShouldBeTrue();
        report.Specimens.ShouldBe(["DiagnosticReport/7#s"]);
        var specimen = list.Facts[1].Fact.ShouldBeOfType<SpecimenFact>();
        (specimen.Source.Unversioned, specimen.Effective.ToString()).ShouldBe(("DiagnosticReport/7#s", "2026-10-30"));
        var result = list.Facts[2].Fact.ShouldBeOfType<ResultFact>();
        (result.Source.ToString(), result.Specimen).ShouldBe(("DiagnosticReport/7#plt/_history/4", "DiagnosticReport/7#s"));
        list.Facts.ShouldAllBe(one => one.Patient == "Patient/1");
    }

    [Fact]
    public void Report_EnteredInError_TakesItsContainedResultsWithIt()
    {
        var list = new FactList();

        list.Read("""
            {"resourceType":"DiagnosticReport","id":"7","status":"entered-in-error","code":{"coding":[{"system":"http://loinc.org","code":"22637-3"}]},
             "subject":{"reference":"Patient/1"},
             "contained":[{"resourceType":"Observation","id":"plt","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]},"valueInteger":5}]}
            """);

        list.Facts.ShouldAllBe(one => one.Fact.IsWithdrawn);
        list.Facts.Count.ShouldBe(2);
    }

    [Fact]
    public void Report_Words_AreReadInOrderOnce()
    {
        var read = new List<string>();
        var list = new FactList(narrative: text =>
        {
            read.Add(text);
            return [new NarrativeFinding { Finding = "f", Assertion = Assertion.Present, Quote = "q" }];
        });
        var html = Convert.ToBase64String(Encoding.UTF8.GetBytes("<html><style>p{}</style><p>Third &amp; last</p></html>"));

        var report = list.One<ReportFact>($$"""
            {"resourceType":"DiagnosticReport","id":"7","status":"final","code":{"text":"unknown"},"subject":{"reference":"Patient/1"},"conclusion":"First.",
             "text":{"status":"additional","div":"<div><p>Second<br/>line</p></div>"},
             "presentedForm":[{"contentType":"text/html; charset=utf-8","data":"{{html}}"},{"contentType":"application/pdf","data":"AAAA"}]}
            """);

        read.ShouldHaveSingleItem().ShouldBe("First.\n\nSecond\nline\n\nThird & last");
        report.Findings.Count.ShouldBe(1);
    }

    [Fact]
    public void Report_WithDamagedBase64_SaysWhereAndHasText()
    {
        var list = new FactList(narrative: _ => []);

        list.One<ReportFact>("""
            {"resourceType":"DiagnosticReport","id":"7","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"22637-3"}]},"subject":{"reference":"Patient/1"},
             "presentedForm":[{"contentType":"text/plain","data":"@@@"}]}
            """).HasText.ShouldBeTrue();

        list.Problems.ShouldHaveSingleItem().Problem.Place.ShouldBe("test.json: DiagnosticReport/7: presentedForm[0].data");
    }

    [Fact]
    public void Document_OfAPeriod_CountsFromItsEnd()
    {
        var fact = new FactList().One<ReportFact>("""
            {"resourceType":"DocumentReference","id":"d","status":"current","type":{"coding":[{"system":"http://loinc.org","code":"22637-3"}]},"subject":{"reference":"Patient/1"},
             "date":"2026-11-09T00:00:00Z","context":{"period":{"start":"2026-11-01","end":"2026-11-02"}},"content":[{"attachment":{"contentType":"application/pdf","url":"Binary/1"}}]}
            """);

        (fact.Effective.ToString(), fact.IsEffectiveFromIssued, fact.HasText, fact.Status).ShouldBe(("2026-11-02", false, true, ResultStatus.Final));
    }

    [Fact]
    public void Consent_Refused_KeepsItsTies()
    {
        var fact = new FactList().One<ConsentFact>("""
            {"resourceType":"Consent","id":"c","status":"active","scope":{"coding":[{"code":"research"}]},"patient":{"reference":"Patient/1"},"dateTime":"2026-11-01",
             "identifier":[{"system":"http://clinicaltrials.gov","value":"NCT07247396"}],"sourceReference":{"reference":"ResearchStudy/1"},"provision":{"type":"deny"}}
            """);

        (fact.Decision, fact.IsResearch, fact.Effective.ToString()).ShouldBe((ConsentDecision.Refused, true, "2026-11-01"));
        fact.Ties.ShouldBe(["NCT07247396", "ResearchStudy/1"]);
    }

    [Fact]
    public void Questionnaire_Answers_AreResultsByCodeAndByWords()
    {
        var list = new FactList();

        list.Read("""
            {"resourceType":"QuestionnaireResponse","id":"q","status":"completed","subject":{"reference":"Patient/1"},"authored":"2026-11-10",
             "item":[{"linkId":"/89247-1","text":"Performance","answer":[{"valueInteger":1}]},
              {"linkId":"g","item":[{"linkId":"2","text":"CC score","answer":[{"valueString":"1"}]},{"linkId":"3","text":"Other","answer":[{"valueBoolean":true}]}]}]}
            """);

        list.Facts.Select(one => one.Fact.Source.ToString()).ShouldBe(["QuestionnaireResponse/q#/89247-1", "QuestionnaireResponse/q#2"]);
        list.Vocabulary.Is(list.Facts[0].Fact, "ecog").ShouldBeTrue();
        list.Facts.ShouldAllBe(one => ((ResultFact)one.Fact).Value.Low == 1 && one.Fact.Effective != null);
    }

    [Theory]
    [InlineData("Encounter")]
    [InlineData("Goal")]
    [InlineData("Nonsense")]
    public void OtherResource_IsSkipped(string type)
        => new FactList().Read($$"""{"resourceType":"{{type}}","id":"1"}""").ShouldBe(ReadOutcome.Skipped);
}
