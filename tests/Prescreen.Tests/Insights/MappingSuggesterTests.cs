using Prescreen.Insights;
using Prescreen.Protocols;
using Prescreen.Tests.Vocabulary;

namespace Prescreen.Tests.Insights;

public sealed class MappingSuggesterTests
{
    private static readonly Lazy<MappingSuggester> OfCeaCarT = new(() =>
    {
        var file = Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "protocols", "cea-car-t.yaml");
        var protocol = ProtocolFile.Read("cea-car-t.yaml", File.ReadAllBytes(file), VocabularyMaker.Committed).Protocol.ShouldNotBeNull();
        return new MappingSuggester(VocabularyMaker.Committed, [protocol]);
    });

    [Theory]
    [InlineData("PLATELET COUNT", "K/uL", "platelets")]
    [InlineData("Hemoglobin", "g/dL", "hemoglobin")]
    [InlineData("Creatinine, serum", "mg/dL", "creatinine")]
    public void Suggest_LocalTest_IsTheTestOfItsWords(string display, string unit, string expected)
    {
        var suggestion = OfCeaCarT.Value.Suggest("Observation", display, unit).ShouldNotBeNull();

        (suggestion.ValueSet, suggestion.System, suggestion.Because).ShouldBe((expected, "http://loinc.org", "words and unit"));
        suggestion.Code.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Suggest_UnitThatDoesNotFit_IsNothing() => OfCeaCarT.Value.Suggest("Observation", "Platelet count", "mmHg")?.ValueSet.ShouldNotBe("platelets");

    [Fact]
    public void Suggest_TestsNameOfADiagnosis_IsNoTest() => OfCeaCarT.Value.Suggest("Condition", "Platelet count", null)?.ValueSet.ShouldNotBe("platelets");

    [Theory]
    [InlineData("Shoe size")]
    [InlineData("")]
    [InlineData(null)]
    public void Suggest_NothingNear_IsNothing(string? display) => OfCeaCarT.Value.Suggest("Observation", display, null).ShouldBeNull();
}
