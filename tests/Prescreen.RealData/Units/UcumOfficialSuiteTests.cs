using System.Collections.Frozen;
using System.Globalization;
using System.Xml.Linq;
using Prescreen.Units;

namespace Prescreen.RealData.Units;

/// <summary>UCUM's functional tests, every case of every group we implement; display names aren't ours (nothing here shows one).</summary>
public sealed class UcumOfficialSuiteTests
{
    /// <summary>Cases held to be wrong, by "id unit", with the reason; each must really differ, so that a stale entry fails.</summary>
    private static readonly FrozenDictionary<string, string> HeldToBeWrong = new Dictionary<string, string>
    {
        ["k=1=049 g.m/{hb}m2"] = "The grammar wants an operator between an annotation and the next unit, and the suite's own 1-116a ({a}rad2{b}) says so.",
        ["3-111 s/m/mg"] = "One per milligram is a thousand per gram, so 6.3 s/m/mg is 6300 s.m-1.g-1 and not 0.0063.",
        ["3-115 s/4.m"] = "UCUM's operators have one precedence, from left to right: s/4.m is s.m/4, which isn't s/m. The case means s/(4.m).",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    [Fact]
    public void Validation_EveryCase_IsAsTheSuiteSays()
    {
        var failures = Cases("validation")
            .Where(test => (Ucum.IsValid(Text(test, "unit")) == (Text(test, "valid") == "true")) == HeldToBeWrong.ContainsKey($"{Text(test, "id")} {Text(test, "unit")}"))
            .Select(test => $"{Text(test, "id")} '{Text(test, "unit")}' {Ucum.Parse(Text(test, "unit")).Problem}");

        failures.ShouldBeEmpty();
        Cases("validation").Count().ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Conversion_EveryCase_GivesTheOutcomeToItsDigits()
    {
        var failures = new List<string>();
        foreach (var test in Cases("conversion"))
        {
            var result = Ucum.Convert(Number(test, "value"), Text(test, "srcUnit"), Text(test, "dstUnit"));
            var agrees = result.TryGet(out var value, out var problem) && Agrees(value, Text(test, "outcome"));
            if (agrees == HeldToBeWrong.ContainsKey($"{Text(test, "id")} {Text(test, "srcUnit")}"))
            {
                failures.Add($"{Text(test, "id")}: {value} instead of {Text(test, "outcome")} {problem}");
            }
        }

        failures.ShouldBeEmpty();
        Cases("conversion").Count().ShouldBe(29);
    }

    [Fact]
    public void Conversion_CasesHeldToBeWrong_HaveOurOutcome()
    {
        Ucum.Convert(6.3m, "s/m/mg", "s.m-1.g-1").Value.ShouldBe(6300m);
        Ucum.Convert(6.3m, "s/4.m", "s.m").Value.ShouldBe(1.575m);
        Ucum.Convert(6.3m, "s/(4.m)", "s/m").Value.ShouldBe(1.575m);
    }

    [Theory]
    [InlineData("multiplication")]
    [InlineData("division")]
    public void Arithmetic_EveryCase_ConvertsToTheStatedQuantity(string group)
    {
        foreach (var test in Cases(group))
        {
            var (first, second) = (Number(test, "v1"), Number(test, "v2"));
            var product = group == "division"
                ? Ucum.Divide(first, Text(test, "u1"), second, Text(test, "u2")).Value
                : Ucum.Multiply(first, Text(test, "u1"), second, Text(test, "u2")).Value;

            Agrees(Ucum.Convert(product.Value, product.Unit, Text(test, "uRes")).Value, Text(test, "vRes")).ShouldBeTrue(Text(test, "id"));
        }
    }

    private static IEnumerable<XElement> Cases(string group)
    {
        var file = Directory.EnumerateFiles(SharedData.Path("ucum"), "UcumFunctionalTests*.xml").Single();
        return XDocument.Load(file).Root!.Elements(group).Elements("case");
    }

    private static string Text(XElement test, string attribute) => test.Attribute(attribute)!.Value;

    private static decimal Number(XElement test, string attribute) => decimal.Parse(Text(test, attribute), NumberStyles.Float, CultureInfo.InvariantCulture);

    // The suite states outcomes to a number of significant digits; a decimal ends at 28 places, so nothing beyond them can be asked for.
    private static bool Agrees(decimal value, string outcome)
    {
        var expected = decimal.Parse(outcome, NumberStyles.Float, CultureInfo.InvariantCulture);
        var mark = outcome.IndexOfAny(['e', 'E']);
        var digits = mark < 0 ? outcome : outcome[..mark];
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var places = (point < 0 ? 0 : digits.Length - point - 1) - (mark < 0 ? 0 : int.Parse(outcome[(mark + 1)..], CultureInfo.InvariantCulture));
        var lastPlace = (decimal)Math.Pow(10, -Math.Min(places, 27));
        return Math.Abs(value - expected) <= lastPlace / 2;
    }
}
