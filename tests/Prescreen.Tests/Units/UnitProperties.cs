using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Prescreen.Units;

namespace Prescreen.Tests.Units;

public sealed class UnitProperties
{
    private static readonly string[] Codes =
    [
        "g/L", "mg/dL", "10*9/L", "/uL", "umol/L", "mmol/L", "U/L", "ukat/L", "m[iU]/mL", "%", "1", "mm[Hg]", "kPa", "s", "min", "kg", "[lb_av]", "[in_i]", "m", "L/min",
    ];

    private static readonly Gen<string> Code = Gen.Elements(Codes);

    // Four decimals and at most nine digits: what a laboratory reports.
    private static readonly Gen<decimal> Value = Gen.Choose(-999_999_999, 999_999_999).Select(n => n / 10_000m);

    private static readonly string[] Pieces =
    [
        "m", "g", "L", "mol", "[iU]", "10*", "10^", "{a}", "{", "}", "(", ")", "/", ".", "-", "+", "3", "12", "999", "Cel", "%", "k", "u", "[pH]", "é", "\uD800", " ", "0",
    ];

    [Fact]
    public void Parse_AnyText_NeverThrows()
        => Hold(Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => Answers(text ?? "")));

    [Fact]
    public void Parse_AnySequenceOfPieces_NeverThrowsAndReturnsFromItsCanonicalForm()
        => Hold(Prop.ForAll(Gen.Elements(Pieces).ArrayOf().ToArbitrary(), pieces =>
        {
            var text = string.Concat(pieces);
            return Answers(text) && (!UcumUnit.TryParse(text, out var unit) || IsStable(unit));
        }));

    // A decimal ends 28 places behind the point; that half unit, and no more, may come back enlarged by the units' ratio.
    [Fact]
    public void Convert_ThereAndBack_GivesTheValue()
        => Hold(Prop.ForAll((from value in Value from a in Code from b in Code select (value, a, b)).ToArbitrary(), sample =>
        {
            var (value, a, b) = sample;
            return !Ucum.Convert(value, a, b).TryGet(out var there, out var problem)
                ? problem.Code is "UNIT-005"
                : Ucum.Convert(there, b, a).TryGet(out var back, out _) && Math.Abs(back - value) <= 1e-18m + (Ucum.Convert(1m, b, a).Value * 1e-28m);
        }));

    [Fact]
    public void Convert_BetweenPowersOfTen_IsExact()
        => Hold(Prop.ForAll((from value in Value from a in Gen.Elements("mg/dL", "g/L", "ng/mL", "ug/dL", "pg/mL", "g%") from b in Gen.Elements("mg/dL", "g/L", "ng/mL") select (value, a, b)).ToArbitrary(),
            sample => Ucum.Convert(Ucum.Convert(sample.value, sample.a, sample.b).Value, sample.b, sample.a).Value == sample.value));

    [Fact]
    public void Multiply_InEitherOrder_IsTheSameQuantity()
        => Hold(Prop.ForAll((from x in Value from y in Value from a in Code from b in Code select (x, y, a, b)).ToArbitrary(), sample =>
        {
            var (x, y, a, b) = sample;
            var (left, right) = (Ucum.Multiply(x, a, y, b).Value, Ucum.Multiply(y, b, x, a).Value);
            return left.Value == right.Value && Ucum.Convert(1m, left.Unit, right.Unit).Value == 1m;
        }));

    [Fact]
    public void Divide_UndoesMultiply()
        => Hold(Prop.ForAll((from x in Value from y in Value.Where(v => v != 0m) from a in Code from b in Code select (x, y, a, b)).ToArbitrary(), sample =>
        {
            var (x, y, a, b) = sample;
            var product = Ucum.Multiply(x, a, y, b).Value;
            var quotient = Ucum.Divide(product.Value, product.Unit, y, b).Value;
            return Math.Abs(Ucum.Convert(quotient.Value, quotient.Unit, a).Value - x) <= 1e-9m;
        }));

    [Fact]
    public void Read_AnyText_NeverThrowsForAnyKind()
    {
        AnalyteUnits[] all = [.. AnalyteCatalog.All.Select(analyte => analyte.CreateUnits())];

        Hold(Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => all.All(units =>
        {
            var reading = units.Read(text, true, text);
            return reading.IsUnderstood == reading.Apply(1m).HasValue || reading.IsUnderstood;
        })));
    }

    [Fact]
    public void QuantityText_AnyText_NeverThrows()
    {
        string[] pieces = ["1", "2.5", "1,234", "<", ">=", "-", " ", "to", "%", "g/L", "e3", ":", ".", ",", "up to ", "(", ")", "μ", "３", "\uDC00", "less than "];

        Hold(Prop.ForAll(Gen.Elements(pieces).ArrayOf().ToArbitrary(), parts =>
        {
            var text = string.Concat(parts);
            return (QuantityText.Parse(text).Problem is { } problem ? problem.Code is "UNIT-020" or "UNIT-021" : InOrder(QuantityText.Parse(text).Value))
                && (QuantityText.ParseRange(text).Problem is { } other ? other.Code is "UNIT-021" or "UNIT-022" : InOrder(QuantityText.ParseRange(text).Value));
        }));
    }

    [Fact]
    public void QuantityText_APlainNumber_IsItself()
        => Hold(Prop.ForAll(Value.ToArbitrary(), value => QuantityText.Parse(value.ToString(CultureInfo.InvariantCulture)).Value == QuantityInterval.Exactly(value, null)));

    private static bool InOrder(QuantityInterval interval) => interval.Low is null || interval.High is null || interval.Low <= interval.High;

    private static bool Answers(string text) => Ucum.Parse(text).Problem is not { } problem || problem.Code.StartsWith("UNIT-00", StringComparison.Ordinal);

    // A canonical form that is longer than a unit may be, or whose exponent is larger (L999 is m2997), can't be read back; no other may change.
    private static bool IsStable(UcumUnit unit)
        => Ucum.Parse(unit.ToString()).TryGet(out var back, out var problem)
            ? back.Dimension.Equals(unit.Dimension) && back.Term.Factor.Equals(unit.Term.Factor)
            : problem.Code == "UNIT-003";

    private static void Hold(Property property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), property);
}
