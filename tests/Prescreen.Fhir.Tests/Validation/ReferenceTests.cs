namespace Prescreen.Fhir.Tests.Validation;

public sealed class ReferenceTests
{
    private const string Condition = "\"resourceType\":\"Condition\",\"clinicalStatus\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/condition-clinical\",\"code\":\"active\"}]}";

    [Theory]
    [InlineData("Medication/1", "reference-target")]
    [InlineData("https://x.example/fhir/Medication/1/_history/2", "reference-target")]
    [InlineData("#p", "ref-1")]
    public void Reference_ToWhatMayNotBe_IsAnError(string reference, string rule)
        => Validating.Errors($$$"""{{{{Condition}}},"subject":{"reference":"{{{reference}}}"}}""").ShouldContain($"Condition.subject {rule}");

    [Theory]
    [InlineData("Patient/1")]
    [InlineData("https://x.example/fhir/Group/1/_history/2")]
    [InlineData("urn:uuid:c757873d-ec9a-4326-a141-556f43239520")]
    [InlineData("Patient?identifier=a|b")]
    public void Reference_ToWhatMayBe_IsNone(string reference) => Validating.Errors($$$"""{{{{Condition}}},"subject":{"reference":"{{{reference}}}"}}""").ShouldBeEmpty();

    [Fact]
    public void Reference_WhoseTypeSaysAnother_IsAnError()
        => Validating.Errors($$$"""{{{{Condition}}},"subject":{"reference":"Patient/1","type":"Group"}}""").ShouldBe(["Condition.subject reference-type"]);

    [Fact]
    public void Reference_ToAContainedResourceOfAnotherType_IsAnError()
        => Validating.Errors($$$"""{{{{Condition}}},"contained":[{"resourceType":"Medication","id":"m"}],"subject":{"reference":"#m"}}""").ShouldBe(["Condition.subject reference-target"]);

    [Fact]
    public void Reference_ToAnEntryOfTheBundle_IsFollowed()
        => Validating.Errors($$$"""
            {"resourceType":"Bundle","type":"collection","entry":[
             {"fullUrl":"urn:uuid:c757873d-ec9a-4326-a141-556f43239520","resource":{"resourceType":"Device"}},
             {"fullUrl":"urn:uuid:c757873d-ec9a-4326-a141-556f43239521","resource":{{{{Condition}}},"subject":{"reference":"urn:uuid:c757873d-ec9a-4326-a141-556f43239520"} } }]}
            """).ShouldBe(["Bundle.entry[1].resource.subject reference-target"]);

    [Theory]
    [InlineData("""{"resourceType":"Patient","id":"p"}""", "Condition dom-3", "Patient/1")]
    [InlineData("""{"resourceType":"Patient"}""", "Condition dom-3", "Patient/1")]
    [InlineData("""{"resourceType":"Patient","id":"p","meta":{"versionId":"1"}}""", "Condition dom-4", "#p")]
    [InlineData("""{"resourceType":"Patient","id":"p","meta":{"security":[{"system":"http://a.example","code":"x"}]}}""", "Condition dom-5", "#p")]
    [InlineData("""{"resourceType":"Patient","id":"p","contained":[{"resourceType":"Patient","id":"q"}]}""", "Condition dom-2", "#p")]
    public void Contained_AgainstItsRules_IsAnError(string contained, string error, string subject)
        => Validating.Errors($$$"""{{{{Condition}}},"contained":[{{{contained}}}],"subject":{"reference":"{{{subject}}}"}}""").ShouldContain(error);

    [Fact]
    public void Contained_IsCheckedItself()
        => Validating.Errors($$$"""{{{{Condition}}},"contained":[{"resourceType":"Patient","id":"p","gender":"man"}],"subject":{"reference":"#p"}}""").ShouldBe(["Condition.contained[0].gender binding"]);
}
