using Prescreen.Facts;
using Prescreen.Fhir.Json.Facts;

namespace Prescreen.Fhir.Tests.Json.Facts;

public sealed class ConditionReaderTests
{
    [Fact]
    public void Condition_Coded_GivesStatusesAndDates()
    {
        var list = new FactList();

        var fact = list.One<ConditionFact>(Condition("""
            "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"Remission "}]},
            "verificationStatus":{"coding":[{"code":"provisional"}]},
            "onsetPeriod":{"start":"2024-03","end":"2024-05"},"abatementPeriod":{"start":"2025-01-01","end":"2025-02-01"},"recordedDate":"2024-06-01"
            """));

        list.Vocabulary.Is(fact, "colorectal-cancer").ShouldBeTrue();
        (fact.Clinical, fact.Verification, fact.IsAbated).ShouldBe((ClinicalStatus.Remission, VerificationStatus.Uncertain, false));
        fact.Onset.ToString().ShouldBe("2024-03-01..2024-03-31");
        (fact.Effective, fact.Abatement.ToString(), fact.Recorded.ToString()).ShouldBe((fact.Onset, "2025-02-01", "2024-06-01"));
        (fact.Code, fact.Label).ShouldBe(("363406005", "Colon cancer"));
    }

    [Theory]
    [InlineData("\"clinicalStatus\":\"active\"", ClinicalStatus.Active)]
    [InlineData("\"clinicalStatus\":{\"text\":\"Active\"}", ClinicalStatus.Active)]
    [InlineData("\"clinicalStatus\":{\"coding\":[{\"code\":\"relapse\"}]}", ClinicalStatus.Active)]
    [InlineData("\"clinicalStatus\":{\"coding\":[{\"code\":\"gone\"}]}", ClinicalStatus.Unreadable)]
    [InlineData("\"id\":\"1\"", ClinicalStatus.Absent)]
    public void Condition_ClinicalStatus_IsReadInEveryForm(string status, ClinicalStatus expected)
        => new FactList().One<ConditionFact>(Condition(status)).Clinical.ShouldBe(expected);

    [Fact]
    public void Condition_EnteredInError_WithdrawsWhateverItsCode()
    {
        var fact = new FactList().One<ConditionFact>("""
            {"resourceType":"Condition","id":"c","verificationStatus":{"coding":[{"code":"entered-in-error "}]},"subject":{"reference":"Patient/1"}}
            """);

        fact.IsWithdrawn.ShouldBeTrue();
    }

    [Theory]
    [InlineData("\"abatementBoolean\":true", true)]
    [InlineData("\"abatementBoolean\":false", false)]
    [InlineData("\"abatementAge\":{\"value\":50}", true)]
    [InlineData("\"abatementString\":\"last year\"", true)]
    public void Condition_EndedAtNoDate_IsAbated(string abatement, bool isAbated)
        => new FactList().One<ConditionFact>(Condition(abatement)).IsAbated.ShouldBe(isAbated);

    [Theory]
    [InlineData("{\"text\":\"Sigmoid colon cancer\"}")]
    [InlineData("{\"coding\":[{\"system\":\"urn:local\",\"code\":\"X\",\"display\":\"结肠癌\"}]}")]
    [InlineData("{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"1234567\",\"display\":\"Colon cancer stage 4\"}]}")]
    public void Condition_KnownByWordsOnly_IsATextConcept(string code)
    {
        var list = new FactList();

        var fact = list.One<ConditionFact>($$"""
            {"resourceType":"Condition","id":"c","code":{{code}},"subject":{"reference":"Patient/1"} }
            """);

        fact.Concepts.IsEmpty.ShouldBeTrue();
        list.Vocabulary.Has(fact.TextConcepts, "colorectal-cancer").ShouldBeTrue();
    }

    [Fact]
    public void Condition_KnownByCode_SaysNothingByItsWords()
        => new FactList().One<ConditionFact>(Condition("\"id\":\"1\"")).TextConcepts.IsEmpty.ShouldBeTrue();

    [Theory]
    [InlineData("onsetAge", "{\"value\":50,\"unit\":\"a\"}")]
    [InlineData("onsetString", "\"childhood\"")]
    public void Condition_OnsetWithoutDate_FallsBackToRecorded(string onset, string value)
    {
        var fact = new FactList().One<ConditionFact>(Condition($"\"{onset}\":{value},\"recordedDate\":\"2026-01-02\""));

        (fact.Onset, fact.Effective.ToString()).ShouldBe((null, "2026-01-02"));
    }

    [Fact]
    public void Condition_OfNoInterest_IsSkipped()
        => new FactList().Read("""{"resourceType":"Condition","id":"c","code":{"text":"Fracture"},"subject":{"reference":"Patient/1"}}""")
            .ShouldBe(ReadOutcome.Skipped);

    [Fact]
    public void Allergy_ReactionSubstance_CountsBesideItsCode()
    {
        var list = new FactList();

        var fact = list.One<AllergyFact>("""
            {"resourceType":"AllergyIntolerance","id":"a","clinicalStatus":{"coding":[{"code":"active"}]},"verificationStatus":{"coding":[{"code":"unconfirmed"}]},
             "code":{"text":"Infusion reaction"},"patient":{"reference":"Patient/1"},"recordedDate":"2020",
             "reaction":[{"substance":{"coding":[{"system":"http://snomed.info/sct","code":"52454007"}]},"manifestation":[{"text":"rash"}]}]}
            """);

        list.Vocabulary.Is(fact, "albumin").ShouldBeTrue();
        (fact.Clinical, fact.Verification, fact.Label).ShouldBe((ClinicalStatus.Active, VerificationStatus.Uncertain, "Infusion reaction"));
    }

    [Theory]
    [InlineData("completed", "\"performedPeriod\":{\"start\":\"2026-10-01\",\"end\":\"2026-10-02\"}", ProcedureStatus.Completed, "2026-10-02")]
    [InlineData("in-progress", "\"performedDateTime\":\"2026-10\"", ProcedureStatus.Uncertain, "2026-10-01..2026-10-31")]
    [InlineData("not-done", "\"performedString\":\"autumn\"", ProcedureStatus.NotDone, null)]
    public void Procedure_KnownByWords_GivesStatusAndDate(string status, string performed, ProcedureStatus expected, string? when)
    {
        var list = new FactList();

        var fact = list.One<ProcedureFact>($$"""
            {"resourceType":"Procedure","id":"p","status":"{{status}}","code":{"text":"Cytoreductive surgery with HIPEC"},"subject":{"reference":"Patient/1"},{{performed}} }
            """);

        list.Vocabulary.Has(fact.TextConcepts, "cytoreductive-surgery").ShouldBeTrue();
        (fact.Status, fact.Effective?.ToString()).ShouldBe((expected, when));
    }

    private static string Condition(string members) => $$"""
        {"resourceType":"Condition","code":{"coding":[{"system":"http://snomed.info/sct","code":"363406005"}],"text":"Colon cancer"},
         "subject":{"reference":"Patient/1"},{{members}} }
        """;
}
