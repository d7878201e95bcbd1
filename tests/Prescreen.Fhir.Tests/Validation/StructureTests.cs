namespace Prescreen.Fhir.Tests.Validation;

public sealed class StructureTests
{
    public static TheoryData<string, string> Wrong => new()
    {
        { """{"resourceType":"Patient","nam":[{"family":"A"}]}""", "Patient unknown-element" },
        { """{"resourceType":"Patient","name":[{"famly":"A"}]}""", "Patient.name[0] unknown-element" },
        { """{"resourceType":"Patient","name":{"family":"A"}}""", "Patient list" },
        { """{"resourceType":"Patient","name":[]}""", "Patient list" },
        { """{"resourceType":"Patient","gender":["male"]}""", "Patient list" },
        { """{"resourceType":"Patient","gender":null}""", "Patient list" },
        { """{"resourceType":"Patient","name":[{}]}""", "Patient.name[0] ele-1" },
        { """{"resourceType":"Patient","name":["A"]}""", "Patient.name[0] type" },
        { """{"resourceType":"Patient","active":"true"}""", "Patient.active type" },
        { """{"resourceType":"Patient","birthDate":19700101}""", "Patient.birthDate type" },
        { """{"resourceType":"Patient","multipleBirthInteger":1,"multipleBirthBoolean":true}""", "Patient duplicate-element" },
        { """{"resourceType":"Patient","active":true,"active":false}""", "Patient duplicate-element" },
        { """{"resourceType":"Patient","multipleBirthString":"1"}""", "Patient type" },
        { """{"resourceType":"Patient","communication":[{"preferred":true}]}""", "Patient.communication[0] cardinality" },
        { """{"resourceType":"Observation","code":{"text":"x"}}""", "Observation cardinality" },
        { """{"resourceType":"Nothing"}""", " resource-type" },
        { """{"resourceType":"DomainResource"}""", " resource-type" },
        { """{"id":"1"}""", " resource-type" },
        { "[]", " resource-type" },
        { "{", " json" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Structure_Wrong_IsToldWithItsPlace(string json, string error) => Validating.Errors(json).ShouldContain(error);

    [Theory]
    [InlineData("""{"resourceType":"Patient","id":"a-1","name":[{"given":["A","B"]}],"multipleBirthInteger":2}""")]
    [InlineData("""{"resourceType":"Patient","name":[{"given":["A",null],"_given":[null,{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"unknown"}]}]}]}""")]
    [InlineData("""{"resourceType":"Patient","_birthDate":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"unknown"}]}}""")]
    [InlineData("""{"resourceType":"Questionnaire","status":"draft","item":[{"linkId":"1","type":"group","item":[{"linkId":"2","type":"string"}]}]}""")]
    public void Structure_AsItShouldBe_HasNoErrors(string json) => Validating.Errors(json).ShouldBeEmpty();

    [Fact]
    public void Primitive_NullWithoutExtension_IsAnError()
        => Validating.Errors("""{"resourceType":"Patient","name":[{"given":["A",null]}]}""").ShouldBe(["Patient.name[0].given[1] null"]);

    [Fact]
    public void Primitive_UnderscoreThatIsNoObject_IsAnError()
        => Validating.Errors("""{"resourceType":"Patient","birthDate":"1970","_birthDate":"x"}""").ShouldBe(["Patient.birthDate type"]);

    [Fact]
    public void Issue_InALaterLine_SaysTheLine()
        => Validating.Issues("{\"resourceType\":\"Patient\",\n\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns='http://www.w3.org/1999/xhtml'>x</div>\"},\n\"gender\":\"man\"}").ShouldHaveSingleItem().Line.ShouldBe(3);

    [Fact]
    public void Choice_InAnExpression_IsWrittenAsFhirPathDoes()
        => Validating.Errors("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":"1"}}""").ShouldBe(["Observation.value.ofType(Quantity).value type"]);

    [Fact]
    public void Issue_OfAnyRule_NamesNoContentOfTheResource()
    {
        var issues = Validating.Issues("""{"resourceType":"Patient","birthDate":"SECRET","name":[{"family":"SECRET","given":"SECRET"}],"telecom":[{"value":"SECRET"}],"deceasedDateTime":"SECRET"}""");

        issues.ShouldNotBeEmpty();
        issues.ShouldAllBe(issue => !issue.Text.Contains("SECRET", StringComparison.Ordinal));
    }
}
