using System.Globalization;
using Prescreen.Units;

namespace Prescreen.Tests.Units;

public sealed class QuantityTextTests
{
    // Intervals are written as in mathematics: [ and ] include the end, ( and ) don't, nothing is unbounded.
    [Theory]
    [InlineData("15.0 gm/L", "[15.0, 15.0] gm/L")]
    [InlineData("15.0", "[15.0, 15.0]")]
    [InlineData("  15  g/L ", "[15, 15] g/L")]
    [InlineData("-2.5 mmol/L", "[-2.5, -2.5] mmol/L")]
    [InlineData(".5 mg/dL", "[0.5, 0.5] mg/dL")]
    [InlineData("<0.20 ng/mL", "(, 0.20) ng/mL")]
    [InlineData("< 0.20", "(, 0.20)")]
    [InlineData("<20 IU/mL", "(, 20) IU/mL")]
    [InlineData("＜２０ IU/mL", "(, 20) IU/mL")]
    [InlineData("≤ 1.2", "(, 1.2]")]
    [InlineData("</= 40", "(, 40]")]
    [InlineData("< or = 40 U/L", "(, 40] U/L")]
    [InlineData(">55%", "(55, ) %")]
    [InlineData(">=60 mL/min/1.73m2", "[60, ) mL/min/1.73m2")]
    [InlineData("greater than 1.8", "(1.8, )")]
    [InlineData("Less than 1.8", "(, 1.8)")]
    [InlineData("大于 55%", "(55, ) %")]
    [InlineData("at least 50 %", "[50, ) %")]
    [InlineData("50-55 %", "[50, 55] %")]
    [InlineData("50 - 55%", "[50, 55] %")]
    [InlineData("50% - 55%", "[50, 55] %")]
    [InlineData("50–55 %", "[50, 55] %")]
    [InlineData("50 to 55 %", "[50, 55] %")]
    [InlineData("50~55%", "[50, 55] %")]
    [InlineData("-5 - 5", "[-5, 5]")]
    [InlineData("0-1", "[0, 1]")]
    [InlineData("1.2e3", "[1200, 1200]")]
    [InlineData("1.2E-3 g/L", "[0.0012, 0.0012] g/L")]
    [InlineData("6.2 x10^3/uL", "[6.2, 6.2] x10*3/uL")]
    [InlineData("6.2x10e3/uL", "[6.2, 6.2] x10e3/uL")]
    [InlineData("6.2 10*3/uL", "[6.2, 6.2] 10*3/uL")]
    [InlineData("6.2*10^9/L", "[6.2, 6.2] *10*9/L")]
    [InlineData("6.2 * 10^9/L", "[6.2, 6.2] * 10*9/L")]
    [InlineData("6.2×10⁹/L", "[6.2, 6.2] x10*9/L")]
    [InlineData("１２．５ｇ／ｄＬ", "[12.5, 12.5] g/dL")]
    [InlineData("3500 /uL", "[3500, 3500] /uL")]
    [InlineData("12,5 g/dL", "[12.5, 12.5] g/dL")]
    [InlineData("0,123", "[0.123, 0.123]")]
    [InlineData("1,234.5", "[1234.5, 1234.5]")]
    [InlineData("1.234,5", "[1234.5, 1234.5]")]
    [InlineData("1,234,567 /uL", "[1234567, 1234567] /uL")]
    [InlineData("1:8", "[8, 8] 1:")]
    [InlineData(">1:80", "(80, ) 1:")]
    public void Parse_PlainQuantity_IsAnInterval(string text, string interval) => Shown(QuantityText.Parse(text).Value).ShouldBe(interval);

    [Theory]
    [InlineData("1,234")]
    [InlineData("12,345 /uL")]
    [InlineData("<1,234")]
    public void Parse_AmbiguousComma_IsRefused(string text) => QuantityText.Parse(text).Problem.ShouldNotBeNull().Code.ShouldBe("UNIT-021");

    [Theory]
    [InlineData("")]
    [InlineData("pending")]
    [InlineData("see comment")]
    [InlineData("3+")]
    [InlineData("+1")]
    [InlineData("2/5")]
    [InlineData("CC-0/1")]
    [InlineData("5.")]
    [InlineData("5 (H)")]
    [InlineData("5; repeat")]
    [InlineData("about 5")]
    [InlineData("~5")]
    [InlineData("5 6")]
    [InlineData("55-50")]
    [InlineData("2026-11-01")]
    [InlineData("01-02-2026")]
    [InlineData("12:30")]
    [InlineData("1:0")]
    [InlineData("1.2.3")]
    [InlineData("1,2,3")]
    [InlineData("1e400")]
    [InlineData("1e-400")]
    [InlineData("<")]
    [InlineData("<5-6")]
    [InlineData("50% - 55 g/L")]
    [InlineData("55% - 60% - 70%")]
    [InlineData("10 mg, Oral, 0 Refill(s)")]
    [InlineData("-")]
    [InlineData("0.12345678901234567890123456789")]
    [InlineData("5 g/L\uD800")]
    public void Parse_AnythingElse_IsRefused(string text) => QuantityText.Parse(text).Problem.ShouldNotBeNull().Code.ShouldBe("UNIT-020");

    [Fact]
    public void Parse_ALongText_IsRefusedUnread()
    {
        QuantityText.Parse(new string('9', 1_000_000)).Problem.ShouldNotBeNull().Code.ShouldBe("UNIT-020");
        QuantityText.ParseRange(new string('9', 1_000_000)).Problem.ShouldNotBeNull().Code.ShouldBe("UNIT-022");
    }

    [Theory]
    [InlineData("0-40 U/L", "[0, 40] U/L")]
    [InlineData("<1.2", "(, 1.2)")]
    [InlineData("Up to 40", "(, 40]")]
    [InlineData("3.5 - 5.1 mmol/L", "[3.5, 5.1] mmol/L")]
    [InlineData("(3.5 - 5.1)", "[3.5, 5.1]")]
    [InlineData("[0.7-1.2] ", "[0.7, 1.2]")]
    [InlineData("≤ 1.2", "(, 1.2]")]
    [InlineData("150 - 399 10*3/uL", "[150, 399] 10*3/uL")]
    [InlineData("4.00 - 5.20 10*6/µL", "[4.00, 5.20] 10*6/uL")]
    [InlineData("Normal: 0 - 40 U/L", "[0, 40] U/L")]
    [InlineData("参考范围：0—40 U/L", "[0, 40] U/L")]
    [InlineData("0,5-1,2 mg/dl", "[0.5, 1.2] mg/dl")]
    public void ParseRange_PlainRange_IsAnInterval(string text, string interval) => Shown(QuantityText.ParseRange(text).Value).ShouldBe(interval);

    [Theory]
    [InlineData("40", "UNIT-022")]
    [InlineData("Negative", "UNIT-022")]
    [InlineData("M: 13-17 F: 12-16", "UNIT-022")]
    [InlineData("0-40, adults", "UNIT-022")]
    [InlineData("150,000-400,000", "UNIT-021")]
    public void ParseRange_AnythingElse_IsRefused(string text, string code) => QuantityText.ParseRange(text).Problem.ShouldNotBeNull().Code.ShouldBe(code);

    [Fact]
    public void Interval_Printed_ShowsNoResult() => QuantityText.Parse("15.0 gm/L").Value.ToString().ShouldBe("QuantityInterval");

    private static string Shown(QuantityInterval interval) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(interval.LowInclusive ? '[' : '(')}{interval.Low}, {interval.High}{(interval.HighInclusive ? ']' : ')')} {interval.UnitText}").TrimEnd();
}
