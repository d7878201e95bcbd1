using Prescreen.Vocabulary;

namespace Prescreen.Tests.Vocabulary;

public sealed class SiteMapTests
{
    [Theory]
    [InlineData("K/uL", "10*3/uL", true, "kelvin per microlitre is another kind: the hospital means a count")]
    [InlineData("gm/dL", "g/dL", true, "no UCUM unit")]
    [InlineData("10*9/L", "10*3/uL", true, "the same amount")]
    [InlineData("mg/dL", "mg/L", false, "a slip that moves every value by ten")]
    [InlineData("10*3/mL", "10*3/uL", false, "what one analyte's sender means, others don't")]
    [InlineData("%", "1", false, "a hundredth")]
    [InlineData("mmol/L", "10*9/L", false, "moles are no cells")]
    public void Resolve_UnitAsAnotherAmountOfTheSameKind_IsToldAndNotApplied(string unit, string ucum, bool isApplied, string because)
    {
        var map = new SiteMap { Units = [new MappedUnit(unit, ucum, "map.json: row")] };

        var terms = map.Resolve(VocabularyMaker.Vocabulary(VocabularyMaker.Codes("platelets", VocabularyMaker.Loinc, "777-3"))).Value;

        terms.Units.ContainsKey(unit).ShouldBe(isApplied, because);
        terms.Notices.Select(notice => notice.Code).ShouldBe(isApplied ? [] : ["VOC-044"], because);
    }
}
