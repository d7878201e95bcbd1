using System.Collections.Concurrent;

namespace Prescreen.Units;

/// <summary>
/// How one analyte's values are understood: made once per protocol lab, then each unit string is interpreted once and is a table entry afterwards.
/// Safe for many threads; a repeated unit string costs one lookup, without lock or allocation.
/// </summary>
public sealed class AnalyteUnits
{
    // A sender that puts a new text into every unit must not grow the table without end.
    private const int MaxKept = 512;

    private readonly ConcurrentDictionary<(string? Code, string? Text), UnitReading> readings = new();
    private readonly UnitInterpreter interpreter;

    /// <summary>The units of an analyte; an <see cref="ArgumentException"/> where <paramref name="canonicalUcumUnit"/> isn't a unit (see <see cref="Create"/>).</summary>
    /// <param name="canonicalUcumUnit">The UCUM unit that values are wanted in: "10*9/L", "umol/L", "{Log_IU}/mL".</param>
    /// <param name="kind">How the unit's letters are read.</param>
    /// <param name="gramsPerMole">The molar mass, where masses and amounts of substance may be converted; null where not.</param>
    public AnalyteUnits(string canonicalUcumUnit, AnalyteKind kind, decimal? gramsPerMole = null)
        : this(gramsPerMole is { } weight ? Rational.Of(weight) : null, canonicalUcumUnit, kind)
    {
    }

    internal AnalyteUnits(Rational? gramsPerMole, string canonicalUcumUnit, AnalyteKind kind)
    {
        if (!Canonical(canonicalUcumUnit, kind).TryGet(out var canonical, out var problem) || gramsPerMole is { IsPositive: false })
        {
            throw new ArgumentException(problem?.Text ?? "Grams per mole must be above 0.", nameof(canonicalUcumUnit));
        }

        (CanonicalUnit, Kind) = (canonicalUcumUnit, kind);
        interpreter = new(kind, canonical.Unit, canonical.IsLog, gramsPerMole);
    }

    /// <summary>The UCUM unit that <see cref="UnitReading.Apply"/> gives values in.</summary>
    public string CanonicalUnit { get; }

    /// <summary>How the unit's letters are read.</summary>
    public AnalyteKind Kind { get; }

    /// <summary>The units of an analyte, or UNIT-001 to UNIT-004 for the canonical unit, or UNIT-009 for a molar mass of 0 or less.</summary>
    public static Result<AnalyteUnits> Create(string canonicalUcumUnit, AnalyteKind kind, decimal? gramsPerMole = null)
        => gramsPerMole <= 0 ? UnitProblems.MolarMass
            : Canonical(canonicalUcumUnit, kind).Select(_ => new AnalyteUnits(canonicalUcumUnit, kind, gramsPerMole));

    /// <summary>
    /// What a reported unit means here: the code where it is UCUM of the right dimension, else the text through the hospital spellings, else the code
    /// through them. Never a guess: absent, unknown or of another dimension is the reading's status.
    /// </summary>
    /// <param name="unitCode">Quantity.code; may be null or blank.</param>
    /// <param name="isUcumSystem">True where Quantity.system is http://unitsofmeasure.org; any other code isn't looked at.</param>
    /// <param name="unitText">Quantity.unit; may be null or blank.</param>
    public UnitReading Read(string? unitCode, bool isUcumSystem, string? unitText)
    {
        var key = (isUcumSystem && !string.IsNullOrWhiteSpace(unitCode) ? unitCode : null, string.IsNullOrWhiteSpace(unitText) ? null : unitText);
        return readings.TryGetValue(key, out var known) ? known : Add(key);
    }

    internal UnitInterpretation Interpret(string text, bool isUcumSystem) => interpreter.Interpret(isUcumSystem ? text : null, text);

    private UnitReading Add((string? Code, string? Text) key)
    {
        var reading = interpreter.Interpret(key.Code, key.Text).Reading;
        if (readings.Count < MaxKept)
        {
            readings.TryAdd(key, reading);
        }

        return reading;
    }

    private static Result<(UcumUnit Unit, bool IsLog)> Canonical(string code, AnalyteKind kind)
    {
        if (UnitSpelling.Normalize(code) is { } normalized && LogUnit.TryRead(normalized, out var linear))
        {
            return UcumUnit.Parse(HospitalUnit.Read(kind, linear) ?? linear).Select(unit => (unit, true));
        }

        return UcumUnit.Parse(code).Select(unit => (unit, false));
    }
}
