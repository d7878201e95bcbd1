using System.Collections.Immutable;

namespace Prescreen.Units;

/// <summary>A laboratory analyte and how its values are understood, from the table of analytes. Immutable.</summary>
public sealed class Analyte
{
    private readonly Rational? molarMass;

    internal Analyte(string key, string name, AnalyteKind kind, string canonicalUnit, Rational? molarMass, ImmutableArray<string> loincs)
        => (Key, Name, Kind, CanonicalUnit, this.molarMass, Loincs) = (key, name, kind, canonicalUnit, molarMass, loincs);

    /// <summary>Stable and short: "creatinine".</summary>
    public string Key { get; }

    /// <summary>For people: "urea nitrogen".</summary>
    public string Name { get; }

    /// <summary>How a unit's letters are read.</summary>
    public AnalyteKind Kind { get; }

    /// <summary>The UCUM unit that values are wanted in.</summary>
    public string CanonicalUnit { get; }

    /// <summary>The molar mass in g/mol, to 28 digits; null where masses and amounts of substance don't convert.</summary>
    public decimal? GramsPerMole => molarMass is { } mass && mass.TryToDecimal(out var value) ? value : null;

    /// <summary>The LOINC codes that report it.</summary>
    public ImmutableArray<string> Loincs { get; }

    /// <summary>The units of this analyte, values in <see cref="CanonicalUnit"/>. Make it once and keep it: it remembers unit strings.</summary>
    public AnalyteUnits CreateUnits() => new(molarMass, CanonicalUnit, Kind);

    /// <summary>The units of this analyte, values in another unit; UNIT-001 to UNIT-004 where that isn't one.</summary>
    public Result<AnalyteUnits> CreateUnits(string canonicalUcumUnit)
        => AnalyteUnits.Create(canonicalUcumUnit, Kind).Select(_ => new AnalyteUnits(molarMass, canonicalUcumUnit, Kind));
}
