using Prescreen.Insights;
using Prescreen.Protocols;
using Prescreen.Units;

namespace Prescreen.Tests.Insights;

public sealed class UnitSuggesterTests
{
    [Theory]
    [InlineData("platelets", "10*9/L", "", "10*9/L", "none was sent: the one that is wanted")]
    [InlineData("platelets", "10*9/L", "10^9/ltr", "10*9/L", "a spelling of the litre that the table doesn't hold")]
    [InlineData("hemoglobin", "g/L", "gr/dL", "g/dL", "one letter off")]
    [InlineData("alt", "U/L", "Unts/L", "U/L", "the lab's own unit is nearest")]
    public void Suggest_UnitNearlyKnown_IsTheUcumUnit(string analyte, string unit, string sent, string expected, string why)
        => UnitSuggester.Suggest(sent, Lab(analyte, unit)).ShouldBe(expected, why);

    [Theory]
    [InlineData("platelets", "10*9/L", "see comment")]
    [InlineData("platelets", "10*9/L", "mmol/mol")]
    public void Suggest_UnitNearNothing_IsNothing(string analyte, string unit, string sent) => UnitSuggester.Suggest(sent, Lab(analyte, unit)).ShouldBeNull();

    [Fact]
    public void Suggest_AnyOfTheTable_CanBeCompared()
    {
        var lab = Lab("hemoglobin", "g/L");

        foreach (var sent in new[] { "mgg/dL", "g/dLl", "q/L" })
        {
            if (UnitSuggester.Suggest(sent, lab) is { } suggested)
            {
                lab.Units.Read(suggested, true, null).IsUnderstood.ShouldBeTrue(sent);
            }
        }
    }

    private static LabDefinition Lab(string analyte, string unit) => new()
    {
        Name = analyte,
        Title = analyte,
        Codes = [],
        Unit = unit,
        Units = AnalyteCatalog.Find(analyte).ShouldNotBeNull().CreateUnits(unit).Value,
    };
}
