using Prescreen.Facts;
using Prescreen.Fhir.Json.Facts;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Tests.Json.Facts;

public sealed class ObservationReaderTests
{
    [Fact]
    public void Observation_OfAKnownCode_GivesValueRangeTimeAndSource()
    {
        var list = new FactList();

        var fact = list.One<ResultFact>("""
            {"resourceType":"Observation","id":"9","meta":{"versionId":"3","lastUpdated":"2026-11-18T08:00:00Z"},
             "identifier":[{"system":"urn:lab","value":"A1"}],"status":"final",
             "code":{"coding":[{"system":"http://loinc.org","code":"777-3","display":"Platelets"}],"text":"PLT"},
             "subject":{"reference":"Patient/1"},"effectiveDateTime":"2026-11-18T07:30:00+01:00",
             "valueQuantity":{"value":120.50,"unit":"K/uL","system":"http://unitsofmeasure.org","code":"10*3/uL"},
             "referenceRange":[{"low":{"value":150},"high":{"value":400,"unit":"K/uL"},"appliesTo":[{"text":"Male"}],"age":{"low":{"value":18,"unit":"years"}}}]}
            """);

        list.Facts[0].Patient.ShouldBe("Patient/1");
        fact.Source.ToString().ShouldBe("Observation/9/_history/3");
        fact.Identifiers.ShouldBe(["urn:lab|A1"]);
        list.Vocabulary.Is(fact, "platelets").ShouldBeTrue();
        fact.Status.ShouldBe(ResultStatus.Final);
        (fact.Label, fact.Code).ShouldBe(("PLT", "777-3"));
        fact.Effective!.Value.Start.ShouldBe(new DateTimeOffset(2026, 11, 18, 6, 30, 0, TimeSpan.Zero));
        fact.Value.Shown.ShouldBe("120.50 K/uL");
        (fact.Value.UnitCode, fact.Value.IsUcum).ShouldBe(("10*3/uL", true));
        var range = fact.ReferenceRanges.ShouldHaveSingleItem();
        (range.Low, range.High, range.AppliesTo, range.AppliesToOther, range.AgeFrom).ShouldBe((150m, 400m, Gender.Male, false, 18m));
        list.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Observation_ThatPrescreenWrote_IsNoEvidence()
    {
        var list = new FactList();

        list.Read("""
            {"resourceType":"Observation","id":"9","status":"final","subject":{"reference":"Patient/1"},
             "code":{"coding":[{"system":"https://prescreen.example/fhir/CodeSystem/prescreen","code":"eligibility-assessment"}]},
             "component":[{"code":{"coding":[{"system":"http://loinc.org","code":"777-3"}],"text":"Platelet count"},"valueCodeableConcept":{"text":"met"}}]}
            """).ShouldBe(ReadOutcome.Skipped);

        list.Facts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"valueQuantity\":{\"value\":5,\"comparator\":\"<\",\"unit\":\"U/L\"}", "<5 U/L")]
    [InlineData("\"valueQuantity\":{\"value\":5,\"comparator\":\">=\",\"unit\":\"U/L\"}", ">=5 U/L")]
    [InlineData("\"valueQuantity\":{\"value\":1.5E3}", "1500")]
    [InlineData("\"valueQuantity\":{\"value\":\"12.5\"}", "12.5")]
    [InlineData("\"valueRange\":{\"low\":{\"value\":50,\"unit\":\"%\"},\"high\":{\"value\":55,\"unit\":\"%\"}}", "50-55 %")]
    [InlineData("\"valueRange\":{\"low\":{\"value\":50,\"unit\":\"%\"}}", ">=50 %")]
    [InlineData("\"valueRatio\":{\"numerator\":{\"value\":1},\"denominator\":{\"value\":8}}", "1:8")]
    [InlineData("\"valueRatio\":{\"numerator\":{\"value\":30,\"unit\":\"g\"},\"denominator\":{\"value\":60,\"unit\":\"g\"}}", "30 g:60 g")]
    [InlineData("\"valueString\":\"15.0 gm/L\"", "15.0 gm/L")]
    [InlineData("\"valueString\":\"greater than 1.8\"", "greater than 1.8")]
    [InlineData("\"valueString\":\"50-55 %\"", "50-55 %")]
    [InlineData("\"valueString\":\"0-1\"", "0-1")]
    [InlineData("\"valueString\":\"<20 IU/mL\"", "<20 IU/mL")]
    [InlineData("\"valueInteger\":1", "1")]
    [InlineData("\"valueDecimal\":1.25", "1.25")]
    public void Observation_WithANumber_IsAnInterval(string value, string shown)
    {
        var fact = new FactList().One<ResultFact>(Platelets(value));

        fact.Value.Kind.ShouldBe(ValueKind.Quantity);
        fact.Value.Shown.ShouldBe(shown);
    }

    [Theory]
    [InlineData("\"valueString\":\"3+\"", ValueKind.Text)]
    [InlineData("\"valueString\":\"Positive (3+)\"", ValueKind.Text)]
    [InlineData("\"valueString\":\"1,200\"", ValueKind.Text)]
    [InlineData("\"valueString\":\"1:8 after absorption\"", ValueKind.Text)]
    [InlineData("\"valueString\":\"see comment\"", ValueKind.Text)]
    [InlineData("\"valueBoolean\":true", ValueKind.Boolean)]
    [InlineData("\"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"LA11842-4\",\"display\":\"2+\"}]}", ValueKind.Coded)]
    [InlineData("\"valueDateTime\":\"2026-11-01\"", ValueKind.Text)]
    [InlineData("\"valueSampledData\":{\"origin\":{\"value\":0},\"period\":1,\"dimensions\":1,\"data\":\"1 2 3\"}", ValueKind.Text)]
    [InlineData("\"valueQuantity\":{\"unit\":\"K/uL\"}", ValueKind.None)]
    [InlineData("\"dataAbsentReason\":{\"coding\":[{\"code\":\"unknown\"}]}", ValueKind.None)]
    [InlineData("\"note\":[{\"text\":\"clotted\"}]", ValueKind.None)]
    public void Observation_WithAnotherValue_KeepsItsKind(string value, ValueKind kind)
        => new FactList().One<ResultFact>(Platelets(value)).Value.Kind.ShouldBe(kind);

    [Theory]
    [InlineData("1e400")]
    [InlineData("0.12345678901234567890123456789012345")]
    [InlineData("1e-40")]
    [InlineData("{}")]
    [InlineData("true")]
    public void Observation_WithANumberNobodyCanHold_StaysAsUnreadAndTellsWhere(string number)
    {
        var list = new FactList();

        var fact = list.One<ResultFact>(Platelets($$"""
            "valueQuantity":{"value":{{number}},"unit":"K/uL"}
            """));

        fact.Value.Kind.ShouldBe(ValueKind.Text);
        var (patient, problem) = list.Problems.ShouldHaveSingleItem();
        patient.ShouldBe("Patient/1");
        problem.Code.ShouldBe("FHIR-154");
        problem.Place.ShouldBe("test.json: Observation/9: valueQuantity.value");
    }

    [Fact]
    public void Observation_WithAnUnknownComparator_StaysUnread()
    {
        var list = new FactList();

        list.One<ResultFact>(Platelets("\"valueQuantity\":{\"value\":5,\"comparator\":\"~\"}")).Value.Kind.ShouldBe(ValueKind.Text);
        list.Problems[0].Problem.Code.ShouldBe("FHIR-156");
    }

    [Theory]
    [InlineData("final", ResultStatus.Final, false)]
    [InlineData("Corrected ", ResultStatus.Final, false)]
    [InlineData("preliminary", ResultStatus.Preliminary, false)]
    [InlineData("registered", ResultStatus.Registered, false)]
    [InlineData("unknown", ResultStatus.Unknown, false)]
    [InlineData("", ResultStatus.Unknown, false)]
    [InlineData("entered-in-error ", ResultStatus.Unknown, true)]
    [InlineData("CANCELLED", ResultStatus.Unknown, true)]
    public void Observation_Status_IsReadAsRealServersWriteIt(string status, ResultStatus expected, bool isWithdrawn)
    {
        var fact = new FactList().One<ResultFact>(Platelets("\"valueInteger\":1").Replace("final", status, StringComparison.Ordinal));

        (fact.Status, fact.IsWithdrawn).ShouldBe((expected, isWithdrawn));
    }

    [Fact]
    public void Observation_WithdrawnAndStrippedOfItsCode_StillWithdraws()
    {
        var fact = new FactList().One<ResultFact>("""
            {"resourceType":"Observation","id":"9","status":"entered-in-error","subject":{"reference":"Patient/1"}}
            """);

        fact.IsWithdrawn.ShouldBeTrue();
    }

    [Theory]
    [InlineData("{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"4544-3\",\"display\":\"Hematocrit\"}]}")]
    [InlineData("{\"coding\":[{\"code\":\"777-3\"}]}")]
    [InlineData("{\"coding\":[{\"system\":\"urn:local\",\"code\":\"777-3\",\"display\":\"Platelets\"}],\"text\":\"Platelets\"}")]
    [InlineData("{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"99999-9\",\"display\":\"ECOG\"}]}")]
    public void Observation_OfAnotherCode_IsSkipped(string code)
        => new FactList().Read($$"""
            {"resourceType":"Observation","id":"9","status":"final","code":{{code}},"subject":{"reference":"Patient/1"},"valueInteger":1}
            """).ShouldBe(ReadOutcome.Skipped);

    [Fact]
    public void Observation_OfALocalCode_CountsThroughTheSiteMap()
    {
        var list = new FactList(Vocabularies.Create(new SiteCode("urn:local", "PLT", "platelets")));

        var fact = list.One<ResultFact>("""
            {"resourceType":"Observation","id":"9","status":"final","code":{"coding":[{"system":"urn:local","code":"PLT"}]},"subject":{"reference":"Patient/1"}}
            """);

        list.Vocabulary.Is(fact, "platelets").ShouldBeTrue();
    }

    [Theory]
    [InlineData("{\"text\":\"CC score\"}")]
    [InlineData("{\"coding\":[{\"system\":\"urn:local\",\"code\":\"77\",\"display\":\"CC score\"}]}")]
    public void Observation_OfOurOwnCode_CountsByItsWords(string code)
    {
        var list = new FactList();

        var fact = list.One<ResultFact>($$"""
            {"resourceType":"Observation","id":"9","status":"final","code":{{code}},"subject":{"reference":"Patient/1"},"valueInteger":1}
            """);

        list.Vocabulary.Has(fact.TextConcepts, "cc-score").ShouldBeTrue();
        fact.Concepts.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Observation_NamedAGoal_IsNoResult()
    {
        var fact = new FactList().One<ResultFact>("""
            {"resourceType":"Observation","id":"9","status":"final","code":{"text":"CC score goal"},"subject":{"reference":"Patient/1"},"valueInteger":1}
            """);

        (fact.IsDataAbsent, fact.Value.Kind).ShouldBe((true, ValueKind.None));
    }

    [Fact]
    public void Observation_Components_CountByCodeAndByWords()
    {
        var list = new FactList();

        var fact = list.One<ResultFact>("""
            {"resourceType":"Observation","id":"9","status":"final",
             "code":{"coding":[{"system":"http://loinc.org","code":"10469-5"}]},"subject":{"reference":"Patient/1"},
             "specimen":{"reference":"Specimen/3"},"effectiveDateTime":"2026-11-01",
             "component":[
              {"code":{"text":"Percent of tumour cells staining"},"valueQuantity":{"value":30,"unit":"%"}},
              {"code":{"coding":[{"system":"http://loinc.org","code":"1-1"}]},"valueString":"x"}]}
            """);

        var component = fact.Components.ShouldHaveSingleItem();
        list.Vocabulary.Has(component.TextConcepts, "ihc-percent").ShouldBeTrue();
        (component.Value.Shown, component.Specimen, component.Effective).ShouldBe(("30 %", "Specimen/3", fact.Effective));
    }

    [Theory]
    [InlineData("\"effectivePeriod\":{\"start\":\"2026-11-01\",\"end\":\"2026-11-03\"}", "2026-11-03", false)]
    [InlineData("\"effectivePeriod\":{\"start\":\"2026-11-01\"}", "2026-11-01", false)]
    [InlineData("\"effectiveInstant\":\"2026-11-01T08:00:00Z\"", "2026-11-01", false)]
    [InlineData("\"effectiveTiming\":{\"event\":[\"2026-11-01\",\"2026-11-02\"]}", "2026-11-02", false)]
    [InlineData("\"effectiveDateTime\":\"2026-11\"", "2026-11-01..2026-11-30", false)]
    [InlineData("\"issued\":\"2026-11-05T08:00:00Z\"", "2026-11-05", true)]
    [InlineData("\"effectiveDateTime\":\"yesterday\",\"issued\":\"2026-11-05T08:00:00Z\"", null, false)]
    [InlineData("\"status\":\"final\"", null, false)]
    public void Observation_Time_IsEffectiveElseIssued(string time, string? shown, bool isIssued)
    {
        var fact = new FactList().One<ResultFact>($$"""
            {"resourceType":"Observation","id":"9","code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]},"subject":{"reference":"Patient/1"},{{time}} }
            """);

        (fact.Effective?.ToString(), fact.IsEffectiveFromIssued).ShouldBe((shown, isIssued));
    }

    [Theory]
    [InlineData("Patient/1", "Patient/1")]
    [InlineData("Patient/1/_history/4", "Patient/1")]
    [InlineData("https://ehr.example/fhir/Patient/1", "Patient/1")]
    [InlineData("urn:uuid:7", "urn:uuid:7")]
    public void Observation_Subject_IsBroughtToOneForm(string reference, string patient)
    {
        var list = new FactList();

        list.Read(Platelets("\"valueInteger\":1").Replace("Patient/1", reference, StringComparison.Ordinal));

        list.Facts[0].Patient.ShouldBe(patient);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"subject\":{\"reference\":\"Group/1\"}")]
    [InlineData(",\"subject\":{\"display\":\"somebody\"}")]
    public void Observation_OfNobody_IsIgnoredWithANote(string subject)
    {
        var list = new FactList();

        list.Read($$"""
            {"resourceType":"Observation","id":"9","code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]}{{subject}} }
            """).ShouldBe(ReadOutcome.Ignored);

        list.Problems.ShouldHaveSingleItem().Problem.Code.ShouldBe("FHIR-158");
    }

    private static string Platelets(string value) => $$"""
        {"resourceType":"Observation","id":"9","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]},
         "subject":{"reference":"Patient/1"},"effectiveDateTime":"2026-11-18",{{value}} }
        """;
}
