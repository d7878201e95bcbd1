using System.Text;
using Prescreen.Fhir.Json.LocalCodes;
using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Tests.Json.LocalCodes;

public sealed class LocalCodeTallyTests
{
    private readonly LocalCodeTally tally = new(ConceptVocabulary.Compile(
        [new ValueSetSource("platelets.json", """{"resourceType":"ValueSet","id":"platelets","compose":{"include":[{"system":"http://loinc.org","concept":[{"code":"777-3"}]}]}}"""u8.ToArray())],
        [new SiteCode("urn:lab", "PLT", "platelets")]).Value);

    [Fact]
    public void Add_SameLocalCodeTwice_IsCountedWithItsFirstDisplayAndUnit()
    {
        Add("""{"resourceType":"Observation","code":{"coding":[{"system":"urn:lab","code":"WBC"}]},"valueQuantity":{"unit":"K/uL"}}""");
        Add("""{"resourceType":"Observation","code":{"coding":[{"system":"urn:lab","code":"WBC","display":"White cells"}]}}""");

        tally.Codes.ShouldHaveSingleItem().ShouldBe(new LocalCode("Observation", "urn:lab", "WBC", "White cells", "K/uL", 2));
    }

    [Fact]
    public void Add_TextThatIsNoUnicode_LosesNoCode()
    {
        Add("""{"resourceType":"Observation","code":{"coding":[{"system":"urn:lab","code":"WBC","display":"\ud800 cells"}],"text":"\udc00"}}""");

        tally.Codes.ShouldHaveSingleItem().Code.ShouldBe("WBC");
    }

    [Theory]
    [InlineData("""{"system":"urn:lab","code":"PLT"}""", "the site's map knows it")]
    [InlineData("""{"system":"urn:lab","code":"X"},{"system":"http://loinc.org","code":"1-1"}""", "a standard code stands beside it")]
    public void Add_CodeThatNeedsNoMapping_IsNotCounted(string codings, string why)
    {
        Add($$$"""{"resourceType":"Observation","code":{"coding":[{{{codings}}}]}}""");

        tally.Codes.ShouldBeEmpty(why);
    }

    [Fact]
    public void Add_BundleInARecordedResponse_IsReadWithComponentsAndDrugs()
    {
        Add("""
            {"status":200,"body":{"resourceType":"Bundle","entry":[
            {"resource":{"resourceType":"Observation","code":{"coding":[{"system":"http://loinc.org","code":"1-1"}]},"component":[{"code":{"coding":[{"system":"urn:lab","code":"C"}]}}]}},
            {"resource":{"resourceType":"MedicationRequest","medicationCodeableConcept":{"coding":[{"system":"urn:drugs","code":"D"}]}}},
            {"fullUrl":"urn:none"}]}}
            """);

        tally.Codes.Select(code => (code.ResourceType, code.Code)).ShouldBe([("MedicationRequest", "D"), ("Observation", "C")], ignoreOrder: true);
    }

    [Fact]
    public void Add_WordsOnly_AreCountedButNotKept()
    {
        Add("""{"resourceType":"Condition","code":{"text":"as told by Mrs X"}}""");

        tally.Codes.ShouldBeEmpty();
        tally.WordsOnly["Condition"].ShouldBe(1);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"resourceType":"Observation","code":{"coding":[7,{"code":true}]}}""")]
    [InlineData("""{"resourceType":"Bundle","entry":{"resource":1}}""")]
    public void Add_WhatIsNoFhir_CountsNothing(string json)
    {
        Add(json);

        tally.Codes.ShouldBeEmpty();
    }

    private void Add(string json) => tally.Add(Encoding.UTF8.GetBytes(json));
}
