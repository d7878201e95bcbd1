namespace Prescreen.Units;

/// <summary>The factor between two ratio units of one analyte, stricter than UCUM (a mole is no cell) and with the two bridges medicine has.</summary>
internal static class UnitRatio
{
    private static readonly UcumTerm Gram = UcumTable.Find("g") ?? UcumTerm.One;
    private static readonly UcumTerm Mole = UcumTable.Find("mol") ?? UcumTerm.One;
    private static readonly UcumTerm EnzymeUnit = UcumTable.Find("U") ?? UcumTerm.One;
    private static readonly UcumTerm InternationalUnit = UcumTable.Find("[iU]") ?? UcumTerm.One;

    /// <summary>What a value in <paramref name="unit"/> is multiplied by to be in <paramref name="canonical"/>; null where they aren't of one kind.</summary>
    internal static Rational? Of(UcumTerm unit, UcumTerm canonical, AnalyteKind kind, Rational? gramsPerMole)
    {
        if (canonical.Factor.IsZero)
        {
            return null;
        }

        return Direct(unit, canonical)
            ?? (kind == AnalyteKind.EnzymeActivity ? Direct(Exchange(unit, InternationalUnit, EnzymeUnit, Rational.One), canonical) : null)
            ?? (gramsPerMole is { } weight ? Direct(Exchange(unit, Mole, Gram, weight), canonical) ?? Direct(Exchange(unit, Gram, Mole, Rational.One / weight), canonical) : null);
    }

    private static Rational? Direct(UcumTerm unit, UcumTerm canonical)
        => unit.Dimension.Equals(canonical.Dimension) && unit.Substance.Equals(canonical.Substance) ? unit.Factor / canonical.Factor : null;

    private static UcumTerm Exchange(UcumTerm unit, UcumTerm from, UcumTerm to, Rational rate) => new(
        unit.Factor / from.Factor * to.Factor * rate,
        unit.Dimension.Times(from.Dimension, -1).Times(to.Dimension, 1),
        unit.Substance.Times(from.Substance, -1).Times(to.Substance, 1),
        null);
}
