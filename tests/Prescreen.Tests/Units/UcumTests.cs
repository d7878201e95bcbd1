using Prescreen.Units;

namespace Prescreen.Tests.Units;

public sealed class UcumTests
{
    [Theory]
    [InlineData("3500", "/uL", "10*9/L", "3.5")]
    [InlineData("3.5", "10*3/uL", "10*9/L", "3.5")]
    [InlineData("12", "g/dL", "g/L", "120")]
    [InlineData("1", "ukat/L", "U/L", "60")]
    [InlineData("1", "nkat/L", "U/L", "0.06")]
    [InlineData("30", "ng/L", "ng/mL", "0.03")]
    [InlineData("55", "%", "1", "0.55")]
    [InlineData("0.00000000001", "g/L", "pg/L", "10")]
    [InlineData("37", "Cel", "[degF]", "98.6")]
    [InlineData("98.6", "[degF]", "Cel", "37")]
    [InlineData("0", "K", "Cel", "-273.15")]
    [InlineData("7", "[pH]", "mol/L", "0.0000001")]
    [InlineData("0.001", "mol/L", "[pH]", "3")]
    [InlineData("20", "dB[W]", "W", "100")]
    [InlineData("760", "mm[Hg]", "Pa", "101324.72")]
    public void Convert_FiniteDecimals_AreExact(string value, string from, string to, string expected)
        => Ucum.Convert(Parsed(value), from, to).Value.ShouldBe(Parsed(expected));

    [Theory]
    [InlineData("mg/dL", "10.g.m-3")]
    [InlineData("10*9/L", "10*12.m-3")]
    [InlineData("[degR]", "5.K/9")]
    [InlineData("mL/min/{1.73_m2}", "10*-7.m3.s-1/6")]
    [InlineData("m[iU]/mL", "1000.[iU].m-3")]
    [InlineData("mCel", "10*-3.Cel")]
    [InlineData("{INR}", "1")]
    public void ToString_AnyUnit_IsInBaseUnitsAndParsesBack(string code, string canonical)
    {
        var unit = Ucum.Parse(code).Value;

        unit.ToString().ShouldBe(canonical);
        Ucum.Parse(canonical).Value.Dimension.ShouldBe(unit.Dimension);
    }

    [Theory]
    [InlineData("mg/", "UNIT-002")]
    [InlineData("(mg", "UNIT-002")]
    [InlineData("mg)", "UNIT-002")]
    [InlineData("mg{", "UNIT-002")]
    [InlineData("{a}mg", "UNIT-002")]
    [InlineData("mg..dL", "UNIT-002")]
    [InlineData("m g", "UNIT-001")]
    [InlineData("12h", "UNIT-001")]
    [InlineData("-1", "UNIT-001")]
    [InlineData("µg", "UNIT-001")]
    [InlineData("kkg", "UNIT-001")]
    [InlineData("k[in_i]", "UNIT-001")]
    [InlineData("m1000", "UNIT-003")]
    [InlineData("10*999.10*999.10*999.10*999.10*999.10*999.10*999.10*999.10*999.10*999.10*999", "UNIT-003")]
    [InlineData("Cel2", "UNIT-004")]
    [InlineData("m/Cel", "UNIT-004")]
    [InlineData("1/0", "UNIT-008")]
    public void Parse_NotAUnit_NamesTheProblem(string code, string problem) => Ucum.Parse(code).Problem.ShouldNotBeNull().Code.ShouldBe(problem);

    [Fact]
    public void Parse_Bombs_AreAnsweredAtOnce()
    {
        Ucum.Parse(new string('(', 100_000)).Problem.ShouldNotBeNull().Code.ShouldBe("UNIT-003");
        Ucum.Parse("m" + new string('9', 1_000_000)).Problem.ShouldNotBeNull().Code.ShouldBe("UNIT-003");
        Ucum.Parse(new string('(', 200)).Problem.ShouldNotBeNull().Code.ShouldBe("UNIT-002");
        Ucum.Parse("m" + new string('9', 200)).Problem.ShouldNotBeNull().Code.ShouldBe("UNIT-003");
    }

    [Theory]
    [InlineData("1", "g", "m", "UNIT-005")]
    [InlineData("1", "[iU]", "[arb'U]", "UNIT-005")]
    [InlineData("1", "[iU]/L", "U/L", "UNIT-005")]
    [InlineData("79228162514264337593543950335", "Ym", "ym", "UNIT-006")]
    [InlineData("0.0000000000000000000000000001", "ym", "Ym", "UNIT-006")]
    [InlineData("0", "W", "B[W]", "UNIT-007")]
    [InlineData("1", "m", "0.m", "UNIT-008")]
    public void Convert_Impossible_NamesTheProblem(string value, string from, string to, string problem)
        => Ucum.Convert(Parsed(value), from, to).Problem.ShouldNotBeNull().Code.ShouldBe(problem);

    [Theory]
    [InlineData("mg/dL", "/L", "(1/L)")]
    [InlineData("g", "m/s", "(m/s)")]
    public void Divide_ByACompositeUnit_KeepsItTogether(string left, string right, string operand)
    {
        var quotient = Ucum.Divide(6m, left, 2m, right).Value;

        quotient.ShouldBe((3m, $"{left}/{operand}"));
        Ucum.Multiply(quotient.Value, quotient.Unit, 2m, right).Value.Value.ShouldBe(6m);
    }

    [Fact]
    public void Divide_ByZeroOrSpecial_IsAProblem()
    {
        Ucum.Divide(1m, "g", 0m, "m").Problem.ShouldNotBeNull().Code.ShouldBe("UNIT-008");
        Ucum.Multiply(1m, "Cel", 2m, "m").Problem.ShouldNotBeNull().Code.ShouldBe("UNIT-004");
        Ucum.Multiply(decimal.MaxValue, "g", 2m, "m").Problem.ShouldNotBeNull().Code.ShouldBe("UNIT-006");
    }

    private static decimal Parsed(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
