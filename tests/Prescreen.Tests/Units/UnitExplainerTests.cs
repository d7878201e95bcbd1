using Prescreen.Units;

namespace Prescreen.Tests.Units;

public sealed class UnitExplainerTests
{
    [Theory]
    [InlineData("K/uL", AnalyteKind.Count, "10*3/uL", "1 K/uL = 1 10*9/L", true)]
    [InlineData("10*3/uL", AnalyteKind.Count, "10*3/uL", "1 10*3/uL = 1 10*9/L", false)]
    [InlineData("gm/dL", AnalyteKind.MassConcentration, "g/dL", "1 gm/dL = 10 g/L", true)]
    [InlineData("mcmol/L", AnalyteKind.SubstanceConcentration, "umol/L", "1 mcmol/L = 0.001 mmol/L", true)]
    [InlineData("log IU/mL", AnalyteKind.InternationalUnits, "[iU]/mL", "3 log IU/mL = 1000 [iU]/mL", true)]
    [InlineData("degF", AnalyteKind.Temperature, "[degF]", "1 degF = -17.222222222 Cel (shifted scale)", true)]
    [InlineData("lbs", AnalyteKind.Mass, "[lb_av]", "1 lbs = 0.45359237 kg", true)]
    [InlineData("pH", AnalyteKind.Other, "[pH]", "1 pH = 1 [pH]", true)]
    [InlineData("dyn.s/cm5", null, "dyn.s/cm5", "1 dyn.s/cm5 = 10*8.g.m-4.s-1", false)]
    public void Explain_WithoutAnalyte_GivesTheClinicalMeaning(string text, AnalyteKind? kind, string ucum, string meaning, bool isAlias)
    {
        var explanation = UnitExplainer.Explain(text, null);

        explanation.ReadAs.ShouldBe(kind);
        explanation.Ucum.ShouldBe(ucum);
        explanation.Meaning.ShouldBe(meaning);
        explanation.IsAlias.ShouldBe(isAlias);
        explanation.Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("wombats", null, "UNIT-010")]
    [InlineData("g/dL", "wbc", "UNIT-011")]
    [InlineData(" ", null, "UNIT-012")]
    public void Explain_NotUnderstood_NamesTheProblem(string text, string? analyte, string code)
        => UnitExplainer.Explain(text, analyte is null ? null : AnalyteCatalog.Find(analyte)).Problem.ShouldNotBeNull().Code.ShouldBe(code);

    [Fact]
    public void Catalog_EveryAnalyte_UnderstandsItsOwnUnit()
    {
        foreach (var analyte in AnalyteCatalog.All)
        {
            var units = analyte.CreateUnits();

            units.Read(analyte.CanonicalUnit, true, null).Apply(2m).ShouldBe(2m, analyte.Key);
            AnalyteCatalog.FindByLoinc(analyte.Loincs[0]).ShouldBeSameAs(analyte);
        }
    }

    // clinical.md §4: ×88.40, ×17.10, ×0.357, ×0.1665, ×16.1145.
    [Theory]
    [InlineData("2160-0", "mg/dL", 88.40, 10)]
    [InlineData("1975-2", "mg/dL", 17.10, 10)]
    [InlineData("3094-0", "mg/dL", 0.357, 10)]
    [InlineData("22664-7", "mg/dL", 0.1665, 10)]
    [InlineData("718-7", "mmol/L", 16.1145, 10)]
    [InlineData("67151-1", "ng/L", 0.001, 10)]
    public void Catalog_MassAndMoles_ConvertAsSpecified(string loinc, string unit, decimal factor, int digits)
    {
        var applied = AnalyteCatalog.FindByLoinc(loinc).ShouldNotBeNull().CreateUnits().Read(unit, true, unit).Apply(1m);

        Math.Round(applied ?? 0m, digits).ShouldBe(factor);
    }

    [Fact]
    public void Convert_WithAnalyte_GoesBothWays()
    {
        var creatinine = AnalyteCatalog.Find("creatinine");

        UnitExplainer.Convert(106.08m, "mcmol/L", "mg/dl", creatinine).Value.Value.ShouldBe(1.2m);
        UnitExplainer.Convert(1.2m, "MG/DL", "umol/L", creatinine).Value.Value.ShouldBe(106.08m);
        UnitExplainer.Convert(1m, "mg/dL", "umol/L", null).Problem.ShouldNotBeNull().Code.ShouldBe("UNIT-005");
    }
}
