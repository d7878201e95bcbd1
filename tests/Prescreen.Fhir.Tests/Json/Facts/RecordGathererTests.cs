using System.Text;
using Prescreen.Facts;
using Prescreen.Fhir.Json.Facts;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Tests.Json.Facts;

public sealed class RecordGathererTests
{
    private static readonly ConceptVocabulary Vocabulary = Vocabularies.Create();

    private readonly RecordGatherer gatherer = new(Vocabulary, SiteCalendar.Utc);

    [Fact]
    public void Bundle_OfUrnReferences_IsOneRecordWhateverTheOrder()
    {
        Bundle(
            Entry("urn:uuid:o", Platelets("o", "urn:uuid:p", 120, "\"specimen\":{\"reference\":\"urn:uuid:s\"},")),
            Entry("urn:uuid:m", """{"resourceType":"MedicationRequest","id":"m","status":"active","medicationReference":{"reference":"urn:uuid:d"},"subject":{"reference":"urn:uuid:p"}}"""),
            Entry("urn:uuid:s", """{"resourceType":"Specimen","id":"spec","subject":{"reference":"urn:uuid:p"},"collection":{"collectedDateTime":"2026-11-01"}}"""),
            Entry("urn:uuid:d", """{"resourceType":"Medication","id":"drug","code":{"text":"Oxaliplatin"}}"""),
            Entry("urn:uuid:p", """{"resourceType":"Patient","id":"1","gender":"male"}"""));

        var record = gatherer.Build().ShouldHaveSingleItem();

        record.Patient.ShouldBe("Patient/1");
        record.Demographics.ShouldNotBeNull();
        record.Facts.OfType<MedicationFact>().ShouldHaveSingleItem().Label.ShouldBe("Oxaliplatin");
        record.Specimen(record.Facts.OfType<ResultFact>().Single().Specimen).ShouldNotBeNull();
        gatherer.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Resources_OfSeveralPatients_AreSeveralRecords()
    {
        Resource(Platelets("1", "Patient/1", 100));
        Resource(Platelets("2", "https://ehr.example/fhir/Patient/2", 200));
        Resource("""{"resourceType":"Patient","id":"2","gender":"male"}""");

        var records = gatherer.Build().ToList();

        records.Select(record => (record.Patient, record.Facts.Count)).ShouldBe([("Patient/1", 1), ("Patient/2", 2)]);
    }

    [Fact]
    public void Resource_ReferringByIdentifier_BelongsToThatPatient()
    {
        Resource(Platelets("1", "Patient?identifier=urn:mrn|77", 100));
        Resource("""{"resourceType":"Observation","id":"2","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]},"subject":{"identifier":{"system":"urn:mrn","value":"77"}} }""");
        Resource("""{"resourceType":"Patient","id":"1","identifier":[{"system":"urn:mrn","value":"77"}]}""");

        gatherer.Build().ShouldHaveSingleItem().Facts.Count.ShouldBe(3);
    }

    [Fact]
    public void MergedPatient_IsTheSurvivors()
    {
        Resource(Platelets("1", "Patient/old", 100));
        Resource("""{"resourceType":"Patient","id":"old","gender":"female","link":[{"type":"replaced-by","other":{"reference":"Patient/new"}}]}""");
        Resource("""{"resourceType":"Patient","id":"new","gender":"male"}""");

        var record = gatherer.Build().ShouldHaveSingleItem();

        (record.Patient, record.Demographics!.Gender).ShouldBe(("Patient/new", Gender.Male));
        record.Facts.OfType<ResultFact>().Count().ShouldBe(1);
    }

    [Fact]
    public void MergedPatients_InACircle_StayAsTheyAre()
    {
        Resource("""{"resourceType":"Patient","id":"a","link":[{"type":"replaced-by","other":{"reference":"Patient/b"}}]}""");
        Resource("""{"resourceType":"Patient","id":"b","link":[{"type":"replaced-by","other":{"reference":"Patient/a"}}]}""");

        gatherer.Build().Count().ShouldBe(2);
    }

    [Fact]
    public void OnlyPatient_SomebodyElsesResource_IsRefused()
    {
        var one = new RecordGatherer(Vocabulary, SiteCalendar.Utc, "Patient/1");
        one.AddResource(Encoding.UTF8.GetBytes(Platelets("1", "Patient/1", 100)), "a");
        one.AddResource(Encoding.UTF8.GetBytes(Platelets("2", "Patient/2", 100)), "a");

        one.Build().ShouldHaveSingleItem().Facts.Count.ShouldBe(1);
        one.Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("Observation/2: FHIR-159");
    }

    [Fact]
    public void Medication_ThatNeverComes_LeavesAProblemInTheRecord()
    {
        Resource("""{"resourceType":"MedicationRequest","id":"m","status":"active","medicationReference":{"reference":"Medication/5","display":"oxaliplatin"},"subject":{"reference":"Patient/1"}}""");

        var record = gatherer.Build().ShouldHaveSingleItem();

        record.Problems.ShouldHaveSingleItem().Code.ShouldBe("FHIR-160");
        record.Facts.ShouldHaveSingleItem().TextConcepts.IsEmpty.ShouldBeFalse();
    }

    [Fact]
    public void Medication_OfNoInterest_LeavesNothing()
    {
        Resource("""{"resourceType":"MedicationRequest","id":"m","status":"active","medicationReference":{"reference":"Medication/5"},"subject":{"reference":"Patient/1"}}""");
        Resource("""{"resourceType":"Medication","id":"5","code":{"text":"Water"}}""");

        gatherer.Build().SelectMany(record => record.Facts).ShouldBeEmpty();
        gatherer.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Consent_ToAStudyOfTheInput_IsTiedToItsIdentifiers()
    {
        Bundle(
            Entry("urn:uuid:c", """{"resourceType":"Consent","id":"c","status":"active","patient":{"reference":"Patient/1"},"provision":{"data":[{"reference":{"reference":"urn:uuid:s"}}]}}"""),
            Entry("urn:uuid:s", """{"resourceType":"ResearchStudy","id":"s","identifier":[{"system":"http://clinicaltrials.gov","value":"NCT07247396"}]}"""));

        gatherer.Build().ShouldHaveSingleItem().Facts.ShouldHaveSingleItem().ShouldBeOfType<ConsentFact>().Ties.ShouldContain("http://clinicaltrials.gov|NCT07247396");
    }

    [Fact]
    public void History_NewestFirst_KeepsTheLatestVersionAndDeletions()
    {
        gatherer.AddBundle(Encoding.UTF8.GetBytes($$"""
            {"resourceType":"Bundle","type":"history","entry":[
             {"request":{"method":"DELETE","url":"Observation/gone"},"response":{"status":"204","etag":"W/\"2\""} },
             {"resource":{{Platelets("kept", "Patient/1", 90, "\"meta\":{\"versionId\":\"2\"},")}} },
             {"resource":{{Platelets("kept", "Patient/1", 50, "\"meta\":{\"versionId\":\"1\"},")}} },
             {"resource":{{Platelets("gone", "Patient/1", 10, "\"meta\":{\"versionId\":\"1\"},")}} }]}
            """), "history.json");

        var fact = gatherer.Build().ShouldHaveSingleItem().Facts.ShouldHaveSingleItem().ShouldBeOfType<ResultFact>();

        (fact.Value.Low, fact.Source.ToString()).ShouldBe((90m, "Observation/kept/_history/2"));
    }

    [Fact]
    public void History_VersionThatChangedItsCode_WithdrawsWhatTheEarlierSaid()
    {
        gatherer.AddBundle(Encoding.UTF8.GetBytes($$"""
            {"resourceType":"Bundle","type":"history","entry":[
             {"resource":{{Platelets("a", "Patient/1", 90, "\"meta\":{\"versionId\":\"2\"},").Replace("777-3", "4544-3", StringComparison.Ordinal)}} },
             {"resource":{{Platelets("a", "Patient/1", 90, "\"meta\":{\"versionId\":\"1\"},")}} },
             {"resource":{{Platelets("b", "Patient/1", 91, "\"meta\":{\"versionId\":\"2\"},")}} },
             {"resource":{{Platelets("b", "Patient/1", 91, "\"meta\":{\"versionId\":\"1\"},").Replace("777-3", "4544-3", StringComparison.Ordinal)}} }]}
            """), "history.json");

        gatherer.Build().ShouldHaveSingleItem().Facts.ShouldHaveSingleItem().Source.Id.ShouldBe("b");
    }

    [Fact]
    public void EnteredInError_WithTheSameIdentifier_CancelsTheEarlier()
    {
        Resource(Platelets("1", "Patient/1", 90, "\"identifier\":[{\"system\":\"urn:lab\",\"value\":\"A\"}],"));
        Resource("""{"resourceType":"Observation","id":"2","identifier":[{"system":"urn:lab","value":"A"}],"status":"entered-in-error ","code":{"text":"?"},"subject":{"reference":"Patient/1"}}""");

        gatherer.Build().SelectMany(record => record.Facts).ShouldBeEmpty();
    }

    [Fact]
    public void Bundle_OfBundlesAndOutcomes_IsReadThrough()
    {
        gatherer.AddBundle(Encoding.UTF8.GetBytes($$"""
            {"resourceType":"Bundle","type":"batch-response","entry":[
             {"resource":{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{{Platelets("1", "Patient/1", 90)}} }]} },
             {"fullUrl":"urn:uuid:MISSING"}, null, 5,
             {"resource":{"resourceType":"OperationOutcome","issue":[]},"search":{"mode":"outcome"} }]}
            """), "b.json");

        gatherer.Build().ShouldHaveSingleItem().Facts.Count.ShouldBe(1);
    }

    [Fact]
    public void Bundle_ThatBreaksOff_KeepsTheEntriesBefore()
    {
        var whole = $$"""
            {"resourceType":"Bundle","entry":[
            {"resource":{{Platelets("1", "Patient/1", 90)}} },
            {"resource":{{Platelets("2", "Patient/1", 91)}} }]}
            """;

        gatherer.AddBundle(Encoding.UTF8.GetBytes(whole[..(whole.LastIndexOf("valueQuantity", StringComparison.Ordinal))]), "b.json");

        gatherer.Build().ShouldHaveSingleItem().Facts.Count.ShouldBe(1);
        gatherer.Problems.ShouldHaveSingleItem().Code.ShouldBe("FHIR-165");
    }

    [Fact]
    public void BundleEntry_Damaged_IsNamedByItsLineAndTheRestIsRead()
    {
        var deep = $"{{\"resourceType\":\"Observation\",\"extension\":{new string('[', 10_000)}{new string(']', 10_000)}}}";
        Bundle(Entry("urn:uuid:a", deep), Entry("urn:uuid:b", Platelets("2", "Patient/1", 91)));

        gatherer.Build().ShouldHaveSingleItem().Facts.Count.ShouldBe(1);
        gatherer.Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("b.json:2: FHIR-150");
        gatherer.Counts.ShouldBe(new GatherCounts(2, 1, 0, 1));
    }

    [Fact]
    public void Resources_WithoutIds_StayApart()
    {
        Bundle(
            Entry("", Platelets("", "Patient/1", 1).Replace("\"id\":\"\",", "", StringComparison.Ordinal)),
            Entry("urn:uuid:7", Platelets("", "Patient/1", 2).Replace("\"id\":\"\",", "", StringComparison.Ordinal)),
            Entry("", Platelets("", "Patient/1", 3).Replace("\"id\":\"\",", "", StringComparison.Ordinal)));

        gatherer.Build().ShouldHaveSingleItem().Facts.Select(fact => fact.Source.ToString())
            .ShouldBe(["Observation/(b.json:2)", "Observation/7", "Observation/(b.json:4)"]);
    }

    [Fact]
    public void Bundle_OfTenThousandEntries_IsRead()
    {
        Bundle([.. Enumerable.Range(0, 10_000).Select(number => Entry($"urn:uuid:{number}", Platelets($"{number}", $"Patient/{number % 10}", number)))]);

        gatherer.Build().Sum(record => record.Facts.Count).ShouldBe(10_000);
    }

    internal static string Platelets(string id, string patient, int value, string more = "") => $$"""
        {"resourceType":"Observation","id":"{{id}}",{{more}}"status":"final","code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]},"subject":{"reference":"{{patient}}"},"valueQuantity":{"value":{{value}} } }
        """.ReplaceLineEndings("");

    private static string Entry(string fullUrl, string resource) => $$"""{"fullUrl":"{{fullUrl}}","resource":{{resource}} }""";

    private void Bundle(params string[] entries) => gatherer.AddBundle(Encoding.UTF8.GetBytes($$"""
        {"resourceType":"Bundle","type":"transaction","entry":[
        {{string.Join(",\n", entries)}}
        ]}
        """), "b.json");

    private void Resource(string json) => gatherer.AddResource(Encoding.UTF8.GetBytes(json), "a.json");
}
