using System.Globalization;
using Prescreen.Units;

namespace Prescreen.Tests.Units;

public sealed class AnalyteUnitsTests
{
    private static readonly AnalyteUnits Count = new("10*9/L", AnalyteKind.Count);
    private static readonly AnalyteUnits Hemoglobin = new("g/L", AnalyteKind.MassConcentration, 16_114.5m);
    private static readonly AnalyteUnits Creatinine = new("umol/L", AnalyteKind.SubstanceConcentration, 113.12m);
    private static readonly AnalyteUnits Enzyme = new("U/L", AnalyteKind.EnzymeActivity);
    private static readonly AnalyteUnits ViralLoad = new("[iU]/mL", AnalyteKind.InternationalUnits);

    // clinical.md §4 and spellings seen in real records; every one as Quantity.unit without a code.
    [Theory]
    [InlineData("K/uL", "1")]
    [InlineData("k/ul", "1")]
    [InlineData("K/mm3", "1")]
    [InlineData("K/cumm", "1")]
    [InlineData("10*3/uL", "1")]
    [InlineData("10^3/uL", "1")]
    [InlineData("x10e3/uL", "1")]
    [InlineData("X10E3/UL", "1")]
    [InlineData("x10(3)/mcL", "1")]
    [InlineData("x10E9/L", "1")]
    [InlineData("x109/L", "1")]
    [InlineData("10^9/L", "1")]
    [InlineData("10^9 / l", "1")]
    [InlineData("×10⁹/L", "1")]
    [InlineData("10³/µL", "1")]
    [InlineData("10*3/μL", "1")]
    [InlineData("１０＾９／Ｌ", "1")]
    [InlineData("G/L", "1")]
    [InlineData("Gpt/L", "1")]
    [InlineData("Tsd./µl", "1")]
    [InlineData("Thousand/uL", "1")]
    [InlineData("Thous/mm3", "1")]
    [InlineData("thousand per uL", "1")]
    [InlineData("10E3 cells/uL", "1")]
    [InlineData("10*9/L{WBC}", "1")]
    [InlineData("*10^9/L", "1")]
    [InlineData("X10^3/MM^3", "1")]
    [InlineData("10^9个/L", "1")]
    [InlineData("/nl", "1")]
    [InlineData("bil/L", "1")]
    [InlineData("Lakhs/cumm", "100")]
    [InlineData("thou/cu.mm.", "1")]
    [InlineData("万/uL", "10")]
    [InlineData("M/uL", "1000")]
    [InlineData("T/L", "1000")]
    [InlineData("10*6/µL", "1000")]
    [InlineData("10*3/mL", "0.001")]
    [InlineData("/uL", "0.001")]
    [InlineData("/mm³", "0.001")]
    [InlineData("cells/uL", "0.001")]
    [InlineData("cells/mcL", "0.001")]
    [InlineData("#/uL", "0.001")]
    [InlineData("{cells}/uL", "0.001")]
    public void Read_CountSpelledTheHospitalsWay_IsUnderstood(string unit, string factor)
    {
        Count.Read(null, false, unit).Apply(1m).ShouldBe(Number(factor));
        Count.Read(unit, true, null).Apply(1m).ShouldBe(Number(factor));
    }

    [Theory]
    [InlineData("%", UnitReadingStatus.WrongDimension)]
    [InlineData("g/dL", UnitReadingStatus.WrongDimension)]
    [InlineData("mmol/L", UnitReadingStatus.WrongDimension)]
    [InlineData("U/L", UnitReadingStatus.WrongDimension)]
    [InlineData("10*3", UnitReadingStatus.WrongDimension)]
    [InlineData("K", UnitReadingStatus.WrongDimension)]
    [InlineData("{Ehrlich'U}/dL", UnitReadingStatus.WrongDimension)]
    [InlineData("103/uL", UnitReadingStatus.NotUnderstood)]
    [InlineData("10e99/uL", UnitReadingStatus.NotUnderstood)]
    [InlineData("per field", UnitReadingStatus.NotUnderstood)]
    [InlineData("unknown unit", UnitReadingStatus.NotUnderstood)]
    [InlineData("\uD800/uL", UnitReadingStatus.NotUnderstood)]
    [InlineData("", UnitReadingStatus.Missing)]
    [InlineData("  ", UnitReadingStatus.Missing)]
    public void Read_CountInSomethingElse_SaysSo(string unit, UnitReadingStatus status)
    {
        Count.Read(null, false, unit).Status.ShouldBe(status);
        Count.Read(null, false, unit).Apply(1m).ShouldBeNull();
    }

    [Fact]
    public void Read_CountPer3500_IsExactlyTheThreshold() => Count.Read("/uL", true, "/uL").Apply(3500m).ShouldBe(3.5m);

    [Fact]
    public void Read_KelvinPerMicrolitreAsUcum_IsACountAllTheSame()
    {
        Ucum.IsValid("K/uL").ShouldBeTrue();
        Count.Read("K/uL", true, "K/uL").Apply(4.2m).ShouldBe(4.2m);
        Count.Read("G/L", true, null).Apply(4.2m).ShouldBe(4.2m);
    }

    [Theory]
    [InlineData("g/dL", "12", "120")]
    [InlineData("gm/dL", "12", "120")]
    [InlineData("G/DL", "12", "120")]
    [InlineData("g%", "12", "120")]
    [InlineData("gm%", "12", "120")]
    [InlineData("g/100 mL", "12", "120")]
    [InlineData("ｇ／Ｌ", "120", "120")]
    [InlineData("mmol/L", "10", "161.145")]
    [InlineData("mcmol/L", "10000", "161.145")]
    public void Read_Hemoglobin_IsGramsPerLitre(string unit, string value, string expected)
        => Hemoglobin.Read(null, false, unit).Apply(Number(value)).ShouldBe(Number(expected));

    [Fact]
    public void Read_CreatinineAsMass_GoesThroughTheMolarMass()
    {
        var reading = Creatinine.Read("mg/dL", true, "mg/dL");

        Math.Round(reading.Apply(1m) ?? 0m, 2).ShouldBe(88.40m);
        reading.Apply(113.12m).ShouldBe(10_000m);
        Creatinine.Read("umol/L", true, "mcmol/L").Apply(80m).ShouldBe(80m);
        Creatinine.Read(null, false, "mcmol/L").Apply(80m).ShouldBe(80m);
        Creatinine.Read(null, false, "meq/L").Status.ShouldBe(UnitReadingStatus.WrongDimension);
    }

    [Fact]
    public void Read_MassWithoutAMolarMass_IsTheWrongDimension()
        => new AnalyteUnits("umol/L", AnalyteKind.SubstanceConcentration).Read("mg/dL", true, null).Status.ShouldBe(UnitReadingStatus.WrongDimension);

    [Theory]
    [InlineData("U/L", "1")]
    [InlineData("u/l", "1")]
    [InlineData("IU/L", "1")]
    [InlineData("iU/L", "1")]
    [InlineData("[iU]/L", "1")]
    [InlineData("[IU]/L", "1")]
    [InlineData("Units/L", "1")]
    [InlineData("unit/liter", "1")]
    [InlineData("m[iU]/mL", "1")]
    [InlineData("mU/mL", "1")]
    [InlineData("ukat/L", "60")]
    [InlineData("µkat/L", "60")]
    [InlineData("nkat/L", "0.06")]
    public void Read_Enzyme_TakesAnInternationalUnitForAUnit(string unit, string factor)
    {
        Enzyme.Read(null, false, unit).Apply(1m).ShouldBe(Number(factor));
        Enzyme.Read(unit, true, null).Apply(1m).ShouldBe(Number(factor));
    }

    [Theory]
    [InlineData("IU/mL", "20", "20")]
    [InlineData("[IU]/mL", "20", "20")]
    [InlineData("IU/L", "20", "0.02")]
    [InlineData("mIU/mL", "20", "0.02")]
    [InlineData("{Log_IU}/mL", "3", "1000")]
    [InlineData("log IU/mL", "3", "1000")]
    [InlineData("Log10 IU/mL", "0", "1")]
    [InlineData("log(10) IU/mL", "-1", "0.1")]
    [InlineData("lg(IU/mL)", "2", "100")]
    public void Read_ViralLoad_RaisesLogarithms(string unit, string value, string expected)
    {
        ViralLoad.Read(null, false, unit).Apply(Number(value)).ShouldBe(Number(expected));
        ViralLoad.Read(unit, true, null).Apply(Number(value)).ShouldBe(Number(expected));
    }

    [Theory]
    [InlineData("copies/mL")]
    [InlineData("{Log_copies}/mL")]
    [InlineData("U/mL")]
    public void Read_ViralLoadInAnotherMeasure_IsNoGuess(string unit) => ViralLoad.Read(unit, true, unit).IsUnderstood.ShouldBeFalse();

    [Fact]
    public void Read_LogarithmicAnalyte_TakesBothForms()
    {
        var log = new AnalyteUnits("{Log_IU}/mL", AnalyteKind.InternationalUnits);

        log.Read("{Log_IU}/mL", true, null).Apply(2.3m).ShouldBe(2.3m);
        log.Read(null, false, "log IU/L").Apply(5.3m).ShouldBe(2.3m);
        log.Read(null, false, "IU/mL").Apply(1000m).ShouldBe(3m);
        log.Read(null, false, "IU/mL").Apply(0m).ShouldBeNull();
        new AnalyteUnits("{Log_copies}/mL", AnalyteKind.Count).Read(null, false, "log copies/mL").Apply(4m).ShouldBe(4m);
    }

    [Fact]
    public void Read_CodeOfTheWrongDimension_GivesWayToTheText()
    {
        Hemoglobin.Read("1", true, "g/dL").Apply(12m).ShouldBe(120m);
        Hemoglobin.Read("{tbl}", true, null).Status.ShouldBe(UnitReadingStatus.WrongDimension);
        Hemoglobin.Read("g/dL", false, null).Status.ShouldBe(UnitReadingStatus.Missing);
        Hemoglobin.Read("xyz", true, "g/L").Apply(12m).ShouldBe(12m);
        Hemoglobin.Read("g/L", true, "g/dL").Apply(12m).ShouldBe(12m);
    }

    [Fact]
    public void Read_DimensionlessTests_NeedNoUnit()
    {
        var inr = new AnalyteUnits("1", AnalyteKind.Ratio);

        inr.Read(null, false, null).Apply(1.2m).ShouldBe(1.2m);
        inr.Read("{INR}", true, "INR").Apply(1.2m).ShouldBe(1.2m);
        inr.Read(null, false, "ratio").Apply(1.2m).ShouldBe(1.2m);
        inr.Read("%", true, "%").Status.ShouldBe(UnitReadingStatus.WrongDimension);
        inr.Read(null, false, "s").Status.ShouldBe(UnitReadingStatus.WrongDimension);
        new AnalyteUnits("1", AnalyteKind.Score).Read("{score}", true, "{score}").Apply(1m).ShouldBe(1m);
        new AnalyteUnits("1", AnalyteKind.Score).Read("(score)", true, "(score)").Apply(1m).ShouldBe(1m);
    }

    [Fact]
    public void Read_Fraction_NeedsItsUnit()
    {
        var fraction = new AnalyteUnits("%", AnalyteKind.Fraction);

        fraction.Read(null, false, null).Status.ShouldBe(UnitReadingStatus.Missing);
        fraction.Read("%", true, "%").Apply(55m).ShouldBe(55m);
        fraction.Read("1", true, null).Apply(0.55m).ShouldBe(55m);
        fraction.Read("%", true, "％").Apply(55m).ShouldBe(55m);
        fraction.Read("{score}", true, null).Status.ShouldBe(UnitReadingStatus.NotUnderstood);
        fraction.Read("mmol/mol", true, null).Status.ShouldBe(UnitReadingStatus.WrongDimension);
    }

    [Theory]
    [InlineData("Cel", AnalyteKind.Temperature, "degF", "98.6", "37")]
    [InlineData("mm[Hg]", AnalyteKind.Pressure, "mmHg", "120", "120")]
    [InlineData("mm[Hg]", AnalyteKind.Pressure, "kPa", "133.322", "1000")]
    [InlineData("s", AnalyteKind.Time, "minutes", "2", "120")]
    [InlineData("kg", AnalyteKind.Mass, "dgm", "700000", "70")]
    [InlineData("/min", AnalyteKind.Rate, "bpm", "70", "70")]
    [InlineData("mL/min/{1.73_m2}", AnalyteKind.Flow, "mL/min/1.73m²", "70", "70")]
    [InlineData("mL/min/{1.73_m2}", AnalyteKind.Flow, "mL/min/1.73 m^2", "70", "70")]
    [InlineData("ng/mL", AnalyteKind.MassConcentration, "ng/L", "30", "0.03")]
    [InlineData("[pH]", AnalyteKind.Other, "pH", "7.4", "7.4")]
    public void Read_OtherKinds_AreUnderstood(string canonical, AnalyteKind kind, string unit, string value, string expected)
        => new AnalyteUnits(canonical, kind).Read(null, false, unit).Apply(Number(value)).ShouldBe(Number(expected));

    [Fact]
    public void Apply_AValueThatOverflows_GivesNone()
    {
        Count.Read(null, false, "T/L").Apply(decimal.MaxValue).ShouldBeNull();
        ViralLoad.Read(null, false, "log IU/mL").Apply(400m).ShouldBeNull();
        Creatinine.Read(null, false, "mg/dL").Apply(decimal.MaxValue / 1_000m).ShouldNotBeNull();
    }

    [Fact]
    public void Create_WithoutAUnit_IsAProblem()
    {
        AnalyteUnits.Create("10^9/litre", AnalyteKind.Count).Problem.ShouldNotBeNull().Code.ShouldBe("UNIT-001");
        AnalyteUnits.Create("umol/L", AnalyteKind.SubstanceConcentration, 0m).Problem.ShouldNotBeNull().Code.ShouldBe("UNIT-009");
        Should.Throw<ArgumentException>(() => new AnalyteUnits("nonsense", AnalyteKind.Other));
    }

    [Fact]
    public void Read_RepeatedUnit_AllocatesNothing()
    {
        Count.Read("10*3/uL", true, "K/uL");

        // The runtime now and then allocates once on a thread of its own accord: a path that allocates does so in every round.
        Enumerable.Range(0, 5).Min(_ => BytesOfThousandReads()).ShouldBe(0);
    }

    [Fact]
    public void Read_EverNewTexts_StaysBounded()
    {
        var units = new AnalyteUnits("g/L", AnalyteKind.MassConcentration);

        for (var i = 0; i < 2_000; i++)
        {
            units.Read(null, false, string.Create(CultureInfo.InvariantCulture, $"odd {i}")).IsUnderstood.ShouldBeFalse();
        }

        units.Read(null, false, "g/dL").Apply(1m).ShouldBe(10m);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static long BytesOfThousandReads()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            Count.Read("10*3/uL", true, "K/uL").Apply(4.5m);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
