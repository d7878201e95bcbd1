using Prescreen.Fhir.Validation;

namespace Prescreen.Fhir.Tests.Validation;

public sealed class InvariantTests
{
    [Theory]
    [InlineData("""{"resourceType":"Patient","contact":[{"gender":"male"}]}""", "Patient.contact[0] pat-1", "of a resource's element")]
    [InlineData("""{"resourceType":"Patient","telecom":[{"value":"1"}]}""", "Patient.telecom[0] cpt-2", "of a data type")]
    [InlineData("""{"resourceType":"Patient","name":[{"family":"x","period":{"start":"2026-02-01","end":"2026-01-01"}}]}""", "Patient.name[0].period per-1", "of a data type deep inside")]
    [InlineData("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueString":"x","dataAbsentReason":{"text":"x"}}""", "Observation obs-6", "of a resource")]
    [InlineData("""{"resourceType":"Questionnaire","status":"draft","item":[{"linkId":"1","type":"string","enableWhen":[{"question":"2","operator":"exists","answerString":"x"}]}]}""", "Questionnaire.item[0].enableWhen[0] que-7", "with a type test")]
    public void Invariant_Broken_IsAnErrorAtItsElement(string json, string error, string why) => Validating.Errors(json).ShouldContain(error, why);

    [Fact]
    public void Invariant_ThatIsAdvice_IsAWarning()
        => Validating.Issues("""{"resourceType":"Patient"}""").ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            issue => issue.Severity.ShouldBe(IssueSeverity.Warning),
            issue => issue.Rule.ShouldBe("dom-6"));

    // R4's expression says more than two, its words say more than one.
    [Fact]
    public void Erratum_EnableBehaviorOfTwoConditions_IsHeldToTheWords()
        => Validating.Errors("""
            {"resourceType":"Questionnaire","status":"draft","item":[{"linkId":"1","type":"string","enableWhen":[
             {"question":"2","operator":"exists","answerBoolean":true},{"question":"3","operator":"exists","answerBoolean":true}]}]}
            """).ShouldBe(["Questionnaire.item[0] que-12"]);

    [Fact]
    public void Erratum_EntryWithoutAFullUrl_BreaksNothing()
        => Validating.Errors("""{"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"GET","url":"Patient/1"}}]}""").ShouldBeEmpty();

    [Fact]
    public void Invariant_OfAContainedResource_SeesItselfAsTheResource()
        => Validating.Errors("""
            {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://a.example","code":"x"}]},"valueString":"x","hasMember":[{"reference":"#m"}],
             "contained":[{"resourceType":"Observation","id":"m","status":"final","code":{"coding":[{"system":"http://a.example","code":"y"}]},"valueString":"x",
              "component":[{"code":{"coding":[{"system":"http://a.example","code":"x"}]}}]}]}
            """).ShouldBeEmpty();
}
