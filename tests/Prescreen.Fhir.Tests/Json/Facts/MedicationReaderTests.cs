using Prescreen.Facts;
using Prescreen.Fhir.Json.Facts;

namespace Prescreen.Fhir.Tests.Json.Facts;

public sealed class MedicationReaderTests
{
    private const string Oxaliplatin = """{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"32592"}],"text":"Oxaliplatin"}""";

    [Fact]
    public void Administration_WithAPeriodAndRoute_GivesDosesAndRoute()
    {
        var list = new FactList();

        var fact = list.One<MedicationFact>($$"""
            {"resourceType":"MedicationAdministration","id":"m","status":"in-progress","medicationCodeableConcept":{{Oxaliplatin}},
             "subject":{"reference":"Patient/1"},"effectivePeriod":{"start":"2026-11-01","end":"2026-11-02"},
             "dosage":{"route":{"coding":[{"system":"http://snomed.info/sct","code":"38239002"}]} },
             "statusReason":[{"coding":[{"system":"http://snomed.info/sct","code":"271299001"}]}]}
            """);

        (fact.Kind, fact.Status).ShouldBe((MedicationKind.Administration, MedicationStatus.Active));
        (fact.Start.ToString(), fact.End.ToString()).ShouldBe(("2026-11-01", "2026-11-02"));
        list.Vocabulary.Is(fact, "antineoplastic").ShouldBeTrue();
        list.Vocabulary.Has(fact.Route, "intraperitoneal").ShouldBeTrue();
        list.Vocabulary.Has(fact.StatusReason, "progression").ShouldBeTrue();
    }

    [Fact]
    public void Dispense_HandedOver_GivesDaysSupply()
    {
        var fact = new FactList().One<MedicationFact>($$"""
            {"resourceType":"MedicationDispense","id":"m","status":"completed","medicationCodeableConcept":{{Oxaliplatin}},"subject":{"reference":"Patient/1"},
             "whenPrepared":"2026-10-30","whenHandedOver":"2026-11-01","daysSupply":{"value":2,"unit":"weeks","code":"wk"},
             "dosageInstruction":[{"route":{"text":"Intraperitoneal"} }]}
            """);

        (fact.Kind, fact.HandedOver.ToString(), fact.DaysSupply).ShouldBe((MedicationKind.Dispense, "2026-11-01", 14m));
        fact.Route.IsEmpty.ShouldBeFalse();
    }

    [Fact]
    public void Statement_GoingOn_HasNoEnd()
    {
        var fact = new FactList().One<MedicationFact>($$"""
            {"resourceType":"MedicationStatement","id":"m","status":"active","medicationCodeableConcept":{"text":"Xelox"},"subject":{"reference":"Patient/1"},
             "effectivePeriod":{"start":"2026-09"},"dateAsserted":"2026-11-01"}
            """);

        (fact.Start.ToString(), fact.End, fact.Asserted.ToString()).ShouldBe(("2026-09-01..2026-09-30", null, "2026-11-01"));
        fact.TextConcepts.IsEmpty.ShouldBeFalse();
    }

    [Theory]
    [InlineData("\"status\":\"active\",\"intent\":\"order\"", MedicationStatus.Active)]
    [InlineData("\"status\":\"active\",\"intent\":\"proposal\"", MedicationStatus.Intended)]
    [InlineData("\"status\":\"active\",\"doNotPerform\":true", MedicationStatus.NotTaken)]
    [InlineData("\"status\":\"cancelled\"", MedicationStatus.NotTaken)]
    [InlineData("\"status\":\"on-hold\"", MedicationStatus.Stopped)]
    [InlineData("\"status\":\"draft\"", MedicationStatus.Intended)]
    [InlineData("\"status\":\"whatever\"", MedicationStatus.Unknown)]
    public void Request_Status_IsOneOfSix(string members, MedicationStatus status)
        => new FactList().One<MedicationFact>($$"""
            {"resourceType":"MedicationRequest","id":"m",{{members}},"medicationCodeableConcept":{{Oxaliplatin}},"subject":{"reference":"Patient/1"},"authoredOn":"2026-11-01"}
            """).Status.ShouldBe(status);

    [Fact]
    public void Request_OfAContainedDrug_IsResolvedAtOnce()
    {
        var list = new FactList();

        var fact = list.One<MedicationFact>($$"""
            {"resourceType":"MedicationRequest","id":"m","status":"active",
             "contained":[{"resourceType":"Medication","id":"d","ingredient":[{"itemCodeableConcept":{{Oxaliplatin}} }]}],
             "medicationReference":{"reference":"#d"},"subject":{"reference":"Patient/1"} }
            """);

        list.Vocabulary.Is(fact, "antineoplastic").ShouldBeTrue();
        list.Pending.ShouldBeEmpty();
    }

    [Fact]
    public void Request_OfAContainedDrugThatIsNotThere_SaysSo()
    {
        var list = new FactList();

        list.Read("""
            {"resourceType":"MedicationRequest","id":"m","status":"active","medicationReference":{"reference":"#d","display":"oxaliplatin"},"subject":{"reference":"Patient/1"}}
            """);

        list.Facts.ShouldHaveSingleItem().Fact.TextConcepts.IsEmpty.ShouldBeFalse();
        list.Problems.ShouldHaveSingleItem().Problem.Code.ShouldBe("FHIR-161");
    }

    [Fact]
    public void Request_OfADrugElsewhere_WaitsForIt()
    {
        var list = new FactList();

        list.Read("""
            {"resourceType":"MedicationRequest","id":"m","status":"active","medicationReference":{"reference":"https://x/fhir/Medication/5"},"subject":{"reference":"Patient/1"}}
            """).ShouldBe(ReadOutcome.Kept);

        list.Pending.ShouldBe(["Medication/5"]);
    }

    [Fact]
    public void Request_OfADrugKnownByDisplayOnly_IsAText()
    {
        var list = new FactList();

        var fact = list.One<MedicationFact>("""
            {"resourceType":"MedicationRequest","id":"m","status":"active","medicationReference":{"display":"oxaliplatin 50 mg"},"subject":{"reference":"Patient/1"}}
            """);

        list.Vocabulary.Has(fact.TextConcepts, "antineoplastic").ShouldBeTrue();
    }
}
